using System.Text.Json.Nodes;

namespace LunaVideoAgent.Contract.Tests.Operations;

/// <summary>Streams for tests: each of an account of its own, reading from a port where nobody answers.</summary>
internal static class TestStream
{
    /// <summary>The settings of a stream with people_count.</summary>
    public static JsonObject Body(string reference, string type) => new()
    {
        ["data"] = new JsonObject { ["reference"] = reference, ["type"] = type },
        ["analytics"] = new JsonArray(new JsonObject
        {
            ["analytic_name"] = "people_count",
            ["parameters"] = JsonNode.Parse(
                """
                {
                  "targets": ["coordinates"],
                  "parameters": {
                    "rate": {"period": 5, "unit": "frame"},
                    "probe_count": 1,
                    "event_policy": {"trigger": "period", "interval": 1}
                  }
                }
                """),
        }),
    };

    /// <summary>Creates a stream and says its id.</summary>
    public static async Task<string> CreateAsync(JsonObject body, string account, CancellationToken cancellationToken)
    {
        var answer = await RunningAgent.Client.SendAsync("POST", "/2/streams", body, cancellationToken, ("Luna-Account-Id", account));

        Assert.That(answer.Status, Is.EqualTo(201), answer.ToString());
        return (string)answer.Json!["stream_id"]!;
    }

    /// <summary>Creates a stream whose source never answers.</summary>
    public static Task<string> CreateAsync(string account, CancellationToken cancellationToken) =>
        CreateAsync(Body("rtsp://127.0.0.1:9/camera", "stream"), account, cancellationToken);

    /// <summary>Removes every stream of an account and says how many there were.</summary>
    public static async Task<int> RemoveAllAsync(string account, CancellationToken cancellationToken)
    {
        var list = await RunningAgent.Client.SendAsync(
            "GET", $"/2/streams?account_id={account}&page_size=1000&targets=stream_id", null, cancellationToken);
        Assert.That(list.Status, Is.EqualTo(200), list.ToString());
        var ids = list.Json!["streams"]!.AsArray().Select(stream => (string)stream!["stream_id"]!).ToArray();

        foreach (var id in ids)
        {
            await RunningAgent.Client.SendAsync("DELETE", $"/2/streams/{id}", null, cancellationToken);
        }

        return ids.Length;
    }
}
