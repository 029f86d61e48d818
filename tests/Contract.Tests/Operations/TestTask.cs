using System.Text.Json.Nodes;
using LunaVideoAgent.Contract.Tests.Agent;

namespace LunaVideoAgent.Contract.Tests.Operations;

/// <summary>Deferred tasks for tests: each of an account of its own.</summary>
internal static class TestTask
{
    /// <summary>The request for people_count in a video.</summary>
    public static JsonObject Body(string url, bool isDeferred) => new()
    {
        ["deferred_task"] = new JsonObject { ["enable"] = isDeferred ? 1 : 0 },
        ["video"] = new JsonObject { ["url"] = url },
        ["analytics"] = new JsonArray(new JsonObject
        {
            ["name"] = "people_count",
            ["targets"] = new JsonArray("coordinates"),
            ["parameters"] = JsonNode.Parse("""{"rate": {"period": 5, "unit": "frame"}, "probe_count": 1}"""),
        }),
    };

    /// <summary>Creates a task on a short clip and says its id.</summary>
    public static async Task<string> CreateAsync(string account, CancellationToken cancellationToken)
    {
        var answer = await SendAsync(Body(RunningAgent.Videos.Clip, isDeferred: true), account, cancellationToken);

        Assert.That(answer.Status, Is.EqualTo(202), answer.ToString());
        return (string)answer.Json!["task_id"]!;
    }

    /// <summary>Asks for an analysis.</summary>
    public static Task<Answer> SendAsync(JsonObject body, string account, CancellationToken cancellationToken) =>
        RunningAgent.Client.SendAsync("POST", "/1/videosdk", body, cancellationToken, ("Luna-Account-Id", account));
}
