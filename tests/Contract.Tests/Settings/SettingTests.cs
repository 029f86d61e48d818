using LunaVideoAgent.Contract.Tests.Agent;
using LunaVideoAgent.Contract.Tests.Operations;

namespace LunaVideoAgent.Contract.Tests.Settings;

public sealed class SettingTests
{
    private const string Account = "22222222-2222-4333-8444-555555555555";

    private static CancellationToken Cancellation => TestContext.CurrentContext.CancellationToken;

    [TestCase("--Ownership:Slots", "-5", "Slots")]
    [TestCase("--Pipeline:OpenTimeout", "soon", "Pipeline:OpenTimeout")]
    [TestCase("--Inference:Provider", "Abacus", "Inference:Provider")]
    [TestCase("--LUNA_VIDEO_AGENT_SETTINGS.max_direct_streams", "many", "LUNA_VIDEO_AGENT_SETTINGS.max_direct_streams")]
    [TestCase("--LUNA_VIDEO_AGENT_SETTINGS:max_direct_streams", "-1", "Slots")]
    public async Task A_wrong_setting_stops_the_start_and_is_named(string name, string value, string named)
    {
        var fault = await Assert.ThrowsAsync<InvalidOperationException>(() => AgentProcess.StartAsync(Cancellation, name, value));

        Assert.That(fault!.Message, Does.Contain(named));
    }

    [Test]
    public async Task An_agent_without_a_slot_takes_no_streams()
    {
        await using var agent = await AgentProcess.StartAsync(Cancellation, "--LUNA_VIDEO_AGENT_SETTINGS:max_direct_streams", "0");
        using var client = new AgentClient(agent.Address);

        var answer = await CreateAsync(client);

        Assert.That((answer.Status, answer.ErrorCode), Is.EqualTo((403, 11077)), answer.ToString());
    }

    [Test]
    [CancelAfter(60_000)]
    public async Task Old_records_of_the_log_go_by_themselves_and_the_newest_of_each_stream_stays()
    {
        await using var agent = await AgentProcess.StartAsync(
            Cancellation,
            "--LUNA_VIDEO_AGENT_LOGS_CLEAR_INTERVAL.active",
            "1",
            "--LUNA_VIDEO_AGENT_LOGS_CLEAR_INTERVAL:interval",
            "2",
            "--LUNA_VIDEO_AGENT_LOGS_CLEAR_INTERVAL:interval_type",
            "seconds",
            "--LUNA_VIDEO_AGENT_LOGS_CLEAR_INTERVAL:check_interval",
            "1");
        using var client = new AgentClient(agent.Address);
        var id = (string)(await CreateAsync(client)).Json!["stream_id"]!;
        await client.SendAsync("PATCH", $"/2/streams/{id}?action=stop", null, Cancellation);
        var written = await StatusesAsync(client);

        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        var left = written;

        while (left.Length > 1 && await timer.WaitForNextTickAsync(Cancellation))
        {
            left = await StatusesAsync(client);
        }

        Assert.That(written, Has.Length.GreaterThan(1));
        Assert.That(left, Is.EqualTo([5]));
    }

    private static Task<Answer> CreateAsync(AgentClient client) => client.SendAsync(
        "POST", "/2/streams", TestStream.Body("rtsp://127.0.0.1:9/camera", "stream"), Cancellation, ("Luna-Account-Id", Account));

    private static async Task<int[]> StatusesAsync(AgentClient client)
    {
        var answer = await client.SendAsync("GET", "/2/streams/logs", null, Cancellation);

        return [.. answer.Json!["logs"]!.AsArray().Select(log => (int)log!["status"]!)];
    }
}
