using System.Diagnostics;
using System.Text.Json.Nodes;
using LunaVideoAgent.Contract.Tests.Agent;
using LunaVideoAgent.Contract.Tests.Operations;
using LunaVideoAgent.Contract.Tests.Support;
using LunaVideoAgent.Silo.Hosting;
using LunaVideoAgent.TestSupport.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Trace;

namespace LunaVideoAgent.Contract.Tests.Metrics;

/// <summary>A whole agent in this process, so that its spans can be looked at.</summary>
public sealed class EventTraceTests
{
    private const string Account = "44444444-2222-4333-8444-555555555555";

    private TaskCompletionSource<string> _delivered = null!;

    private static CancellationToken Cancellation => TestContext.CurrentContext.CancellationToken;

    [SetUp]
    public void Start() => _delivered = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);

    [Test]
    [CancelAfter(120_000)]
    public async Task An_event_is_one_trace_from_the_frame_that_told_it_to_its_callback_and_its_WebSocket()
    {
        var spans = new List<Activity>();
        await using var collector = await OtlpReceiver.StartAsync(Cancellation);
        await using var receiver = await ReceiveCallbacksAsync();

        await RunAgentAsync(spans, collector, $"{receiver.Urls.First()}/events");

        var header = ActivityContext.Parse(await _delivered.Task, traceState: null);
        var trace = spans.Where(span => span.TraceId == header.TraceId).ToLookup(span => span.OperationName);
        var (whole, publication) = (trace["event"].Single(), trace["publish"].Single());
        Assert.That(
            trace.Select(one => one.Key),
            Is.EquivalentTo(new[] { "event", "decode", "detect", "analyse", "publish", "store", "deliver", "send" }));
        Assert.That(Parents(trace, "decode", "detect", "analyse", "publish"), Is.All.EqualTo(whole.SpanId));
        Assert.That(Parents(trace, "store", "deliver", "send"), Is.All.EqualTo(publication.SpanId));
        Assert.That(trace["deliver"].Select(one => one.SpanId), Has.Some.EqualTo(header.SpanId));
        Assert.That(whole.ParentSpanId, Is.EqualTo(default(ActivitySpanId)));
        Assert.That(
            new[] { "decode", "detect", "analyse", "publish", "deliver" }.Select(name => trace[name].First().StartTimeUtc), Is.Ordered);
        Assert.That(collector.TraceRequests.Any(body => body.AsSpan().IndexOf(Bytes(header.TraceId)) >= 0), Is.True);
    }

    [Test]
    [CancelAfter(120_000)]
    public async Task A_delivery_that_failed_has_its_log_line_in_its_trace()
    {
        var spans = new List<Activity>();
        await using var collector = await OtlpReceiver.StartAsync(Cancellation);
        await using var receiver = await ReceiveCallbacksAsync(StatusCodes.Status500InternalServerError);

        await RunAgentAsync(spans, collector, $"{receiver.Urls.First()}/events", "--Telemetry:OtlpLogs", "true");

        var failed = spans.First(span => span.OperationName == "deliver");
        Assert.That(failed.Status, Is.EqualTo(ActivityStatusCode.Error));
        Assert.That(failed.StatusDescription, Is.EqualTo("answered 500 Internal Server Error"));
        var lines = collector.LogRequests.Single(body => body.AsSpan().IndexOf("is tried again"u8) >= 0);
        Assert.That(lines.AsSpan().IndexOf(Bytes(failed.TraceId)), Is.Positive);
    }

    private static IEnumerable<ActivitySpanId> Parents(ILookup<string, Activity> trace, params string[] names) =>
        names.SelectMany(name => trace[name]).Select(span => span.ParentSpanId);

    private static byte[] Bytes(ActivityTraceId traceId) => Convert.FromHexString(traceId.ToHexString());

    // Runs one stream on a clip to its end; when this returns all that was told has been sent.
    private async Task RunAgentAsync(List<Activity> spans, OtlpReceiver collector, string callback, params string[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("luna-trace-");
        var address = new Uri($"http://127.0.0.1:{FreePort.Take()}");
        var builder = AgentHost.CreateBuilder(
        [
            "--urls", $"{address}", "--Silo:DataFolder", folder.FullName, "--Pipeline:MediaFolder", AppContext.BaseDirectory,
            "--Telemetry:OtlpEndpoint", $"http://{collector.Authority}", .. settings,
        ]);
        builder.Logging.ClearProviders();
        builder.AddEmbeddedAgent();
        builder.Services.ConfigureOpenTelemetryTracerProvider(traces => traces.AddInMemoryExporter(spans));

        await using (var agent = await builder.BuildEmbeddedAgentAsync())
        {
            await agent.StartAsync(Cancellation);
            await ListenToStreamAsync(address, callback);
            await _delivered.Task.WaitAsync(Cancellation);
            await agent.StopAsync(Cancellation);
        }

        folder.Delete(recursive: true);
    }

    private static async Task ListenToStreamAsync(Uri address, string callback)
    {
        using var api = new AgentClient(address);
        var body = TestStream.Body("sample.mp4", "videofile");
        body["analytics"]![0]!["parameters"]!["callbacks"] = new JsonArray(new JsonObject { ["type"] = "http", ["url"] = callback });
        var created = await api.SendAsync("POST", "/2/streams", body, Cancellation, ("Luna-Account-Id", Account));
        Assert.That(created.Status, Is.EqualTo(201), created.ToString());

        var query = $"stream_id={(string)created.Json!["stream_id"]!}&analytic_index=0&after=0:0";
        using var subscriber = await EventSubscriber.ConnectAsync(address, query, Cancellation);
        await subscriber.ReceiveUntilAsync(_ => false, Cancellation);
    }

    private async Task<WebApplication> ReceiveCallbacksAsync(int status = StatusCodes.Status204NoContent)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var server = builder.Build();
        server.Urls.Add("http://127.0.0.1:0");
        server.MapPost("/events", (HttpRequest request) =>
        {
            _delivered.TrySetResult($"{request.Headers.TraceParent}");
            return Results.StatusCode(status);
        });
        await server.StartAsync(Cancellation);
        return server;
    }
}
