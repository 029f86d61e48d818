using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LunaVideoAgent.Contract.Tests.Agent;

namespace LunaVideoAgent.Contract.Tests.Operations;

/// <summary>A stream of a file tells what an analysis of that file tells.</summary>
public sealed partial class SameResultTests
{
    private static readonly (string Name, string Targets, string Parameters)[] Analytics =
    [
        ("human_tracking", """["body_detection"]""", """{"rate": {"period": 5, "unit": "frame"}}"""),
        ("line_crossing", "[]", """
            {"rate": {"period": 5, "unit": "frame"}, "lines": [{"name": "road", "points": [[330, 100], [330, 390]]}]}
            """),
        ("zone", "[]", """
            {"rate": {"period": 10, "unit": "frame"}, "min_dwell": 2,
            "zones": [{"name": "left", "region": {"mode": "percent", "area": "POLYGON ((0 0, 50 0, 50 99, 0 99, 0 0))", "form": "wkt"}}]}
            """),
    ];

    private readonly string _account = Guid.NewGuid().ToString();

    private static CancellationToken Cancellation => TestContext.CurrentContext.CancellationToken;

    [Test]
    [CancelAfter(300_000)]
    public async Task Events_of_a_stream_of_a_file_are_those_of_its_analysis_but_for_ids()
    {
        var stream = await EventsOfStreamAsync();

        var video = await EventsOfVideoAsync();

        for (var i = 0; i < Analytics.Length; i++)
        {
            Assert.That(video[i], Is.Not.Empty, Analytics[i].Name);
            Assert.That(stream[i], Is.EqualTo(video[i]), Analytics[i].Name);
        }
    }

    private async Task<string[][]> EventsOfVideoAsync()
    {
        var body = new JsonObject
        {
            ["video"] = new JsonObject { ["url"] = RunningAgent.Videos.Sample },
            ["analytics"] = new JsonArray([.. Analytics.Select(analytic => new JsonObject
            {
                ["name"] = analytic.Name,
                ["targets"] = JsonNode.Parse(analytic.Targets),
                ["parameters"] = JsonNode.Parse(analytic.Parameters),
            })]),
        };

        var answer = await TestTask.SendAsync(body, _account, Cancellation);
        Assert.That(answer.Status, Is.EqualTo(200), answer.ToString());
        return [.. answer.Json!["analytics"]!.AsArray().Select(result => Events(result!["result"]))];
    }

    private async Task<string[][]> EventsOfStreamAsync()
    {
        var body = new JsonObject
        {
            ["data"] = new JsonObject { ["reference"] = RunningAgent.Videos.Sample, ["type"] = "videofile" },
            ["analytics"] = new JsonArray([.. Analytics.Select(analytic => new JsonObject
            {
                ["analytic_name"] = analytic.Name,
                ["parameters"] = new JsonObject
                {
                    ["targets"] = JsonNode.Parse(analytic.Targets),
                    ["parameters"] = JsonNode.Parse(analytic.Parameters),
                },
            })]),
        };

        var id = await TestStream.CreateAsync(body, _account, Cancellation);
        return await Task.WhenAll(Enumerable.Range(0, Analytics.Length).Select(index => ListenAsync(id, index)));
    }

    private static async Task<string[]> ListenAsync(string streamId, int index)
    {
        var query = $"stream_id={streamId}&analytic_index={index}";
        using var subscriber = await EventSubscriber.ConnectAsync(RunningAgent.Client.Address, query, Cancellation);

        await subscriber.ReceiveUntilAsync(message => (string?)message["stream_status"] == "done", Cancellation);

        return [.. subscriber.Messages.SelectMany(message => Events(message["analytics_results"]?[Analytics[index].Name]))];
    }

    private static string[] Events(JsonNode? results) =>
        [.. (results?["events"] as JsonArray ?? []).Select(sent => Ids().Replace(sent!.ToJsonString(), "id"))];

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Ids();
}
