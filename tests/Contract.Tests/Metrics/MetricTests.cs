using System.Text.Json.Nodes;
using LunaVideoAgent.Contract.Tests.Agent;
using LunaVideoAgent.Contract.Tests.Operations;
using LunaVideoAgent.Contract.Tests.Support;
using LunaVideoAgent.TestSupport.Web;

namespace LunaVideoAgent.Contract.Tests.Metrics;

public sealed class MetricTests
{
    private const string Account = "33333333-2222-4333-8444-555555555555";
    private const string Metrics = "/metrics";

    private static CancellationToken Cancellation => TestContext.CurrentContext.CancellationToken;

    [Test]
    [CancelAfter(90_000)]
    public async Task The_manual_names_every_metric_that_is_served_with_its_type_and_labels_and_no_other()
    {
        await using var videos = await VideoServer.StartAsync(Cancellation);
        await using var agent = await AgentProcess.StartAsync(Cancellation);
        using var client = new HttpClient { BaseAddress = agent.Address };
        using var api = new AgentClient(agent.Address);

        var stream = TestStream.Body(videos.Sample, "videofile");
        stream["analytics"]![0]!["parameters"]!["callbacks"] = new JsonArray(
            new JsonObject { ["type"] = "http", ["url"] = videos.Receiver });
        await api.SendAsync("POST", "/2/streams", stream, Cancellation, ("Luna-Account-Id", Account));
        var served = await ServedOnceAsync(
            client, "luna_events_total", "luna_streams{", "luna_stream_last_frame_time_seconds{", "luna_deliveries_age_seconds_count{");

        var manual = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "metrics.md"), Cancellation);
        Assert.That(served, Does.Contain("stream_id=\""));
        Assert.That(MetricsPage.Parse(served), Is.EqualTo(MetricsPage.Read(manual)));
    }

    [Test]
    [CancelAfter(60_000)]
    public async Task What_only_grows_is_there_before_there_is_a_stream()
    {
        await using var agent = await AgentProcess.StartAsync(Cancellation);
        using var client = new HttpClient { BaseAddress = agent.Address };

        var served = await ServedOnceAsync(client, "luna_slots{");

        var manual = MetricsPage.Read(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "metrics.md"), Cancellation));
        var growing = manual.Where(metric => metric.Type == "counter" && !metric.Labels.Contains("stream_id", StringComparison.Ordinal));
        Assert.That(
            growing.Except(MetricsPage.Parse(served)).Select(metric => metric.Name),
            Is.EqualTo(new[] { "luna_deliveries_attempts_total", "luna_events_total" }));
    }

    [Test]
    [CancelAfter(60_000)]
    public async Task Metrics_with_a_port_of_their_own_are_not_served_at_the_port_of_the_API()
    {
        var port = FreePort.Take();
        await using var agent = await AgentProcess.StartAsync(Cancellation, "--Telemetry:Port", $"{port}");
        using var client = new HttpClient();

        using var atApi = await client.GetAsync(new Uri(agent.Address, Metrics), Cancellation);
        using var atOwn = await client.GetAsync(new Uri($"http://127.0.0.1:{port}{Metrics}"), Cancellation);

        Assert.That(((int)atApi.StatusCode, (int)atOwn.StatusCode), Is.EqualTo((404, 200)));
        Assert.That(await atOwn.Content.ReadAsStringAsync(Cancellation), Does.Contain("luna_slots{"));
    }

    private static async Task<string> ServedOnceAsync(HttpClient client, params string[] wanted)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        string text;

        do
        {
            text = await client.GetStringAsync(new Uri(Metrics, UriKind.Relative), Cancellation);
        }
        while (!wanted.All(name => text.Contains(name, StringComparison.Ordinal)) && await timer.WaitForNextTickAsync(Cancellation));

        return text;
    }
}
