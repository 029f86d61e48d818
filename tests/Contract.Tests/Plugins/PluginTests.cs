using System.Text.Json.Nodes;
using LunaVideoAgent.Contract.Tests.Agent;
using LunaVideoAgent.Contract.Tests.OpenApi;
using LunaVideoAgent.Contract.Tests.Operations;
using LunaVideoAgent.Contract.Tests.Support;

namespace LunaVideoAgent.Contract.Tests.Plugins;

/// <summary>The sample plug-in in the real server.</summary>
public sealed class PluginTests
{
    private const string RequestId = "1536751345,8b8b5937-2e9c-4e8b-a7a7-5caf86621b5a";

    private const string Account = "33333333-2222-4333-8444-555555555555";

    private static CancellationToken Cancellation => TestContext.CurrentContext.CancellationToken;

    [Test]
    [CancelAfter(60_000)]
    public async Task Plugins_are_loaded_listed_and_told_and_a_broken_one_is_reported()
    {
        using var folder = new PluginFolder();
        await using var agent = await AgentProcess.StartAsync(Cancellation, "--Plugins:Folder", folder.Path);
        using var client = new AgentClient(agent.Address);

        var listed = await client.SendAsync("GET", "/plugins", null, Cancellation);
        await client.SendAsync("GET", $"/2/streams/{Account}", null, Cancellation, ("Luna-Request-Id", RequestId));
        var requests = await folder.ReadUntilAsync("requests.txt", text => text.Contains(RequestId), Cancellation);
        await folder.ReadUntilAsync("background.txt", text => text is "started\n", Cancellation);
        await agent.StopAsync(Cancellation);

        Assert.That(AnswerCheck.Faults(OpenApiDocument.Published.Operation("getPlugins"), listed), Is.Empty, listed.ToString());
        Assert.That(
            listed.Json!["plugins"]!.AsArray().Select(Summary),
            Is.EqualTo(
            [
                "broken broken False",
                "event-journal event True",
                "faulty-event-sink event True",
                "request-journal monitoring True",
                "start-mark background True",
            ]));
        Assert.That(requests, Does.Contain($"{RequestId} GET:/2/streams/{{stream_id}} 404\n"));
        Assert.That(await folder.ReadUntilAsync("background.txt", _ => true, Cancellation), Is.EqualTo("started\nstopped\n"));
    }

    [Test]
    [CancelAfter(60_000)]
    public async Task Only_what_the_settings_name_is_switched_on()
    {
        using var folder = new PluginFolder();
        await using var agent = await AgentProcess.StartAsync(
            Cancellation, "--Plugins:Folder", folder.Path, "--Plugins:Enabled:0", "start-mark");
        using var client = new AgentClient(agent.Address);

        var listed = await client.SendAsync("GET", "/plugins", null, Cancellation);

        Assert.That(
            listed.Json!["plugins"]!.AsArray().Where(plugin => (bool)plugin!["enabled"]!).Select(plugin => (string)plugin!["name"]!),
            Is.EqualTo(["start-mark"]));
    }

    [Test]
    [CancelAfter(90_000)]
    public async Task Events_reach_a_plugin_though_another_throws_at_each()
    {
        using var folder = new PluginFolder();
        await using var videos = await VideoServer.StartAsync(Cancellation);
        await using var agent = await AgentProcess.StartAsync(Cancellation, "--Plugins:Folder", folder.Path);
        using var client = new AgentClient(agent.Address);

        var created = await client.SendAsync(
            "POST", "/2/streams", TestStream.Body(videos.Camera, "stream"), Cancellation, ("Luna-Account-Id", Account));
        var id = (string)created.Json!["stream_id"]!;
        var events = await folder.ReadUntilAsync("events.txt", text => text.Count(letter => letter == '\n') > 2, Cancellation);

        Assert.That(events, Does.StartWith($"{id} crowd "));
        Assert.That(agent.Output, Does.Contain("faulty-event-sink"));
    }

    private static string Summary(JsonNode? plugin) => $"{plugin!["name"]} {plugin["group"]} {(bool)plugin["enabled"]!}";
}
