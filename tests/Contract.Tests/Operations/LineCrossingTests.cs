using System.Text.Json.Nodes;

namespace LunaVideoAgent.Contract.Tests.Operations;

/// <summary>Decoder, detector, tracker and rule against a hand count of the sample clip.</summary>
public sealed class LineCrossingTests
{
    // How far a counted crossing may be from the labelled frame: feet and middle of a person are on a line at different times.
    private const double Frames = 12;

    private static CancellationToken Cancellation => TestContext.CurrentContext.CancellationToken;

    [Test]
    [CancelAfter(240_000)]
    public async Task The_sample_clip_is_counted_as_a_person_counts_it()
    {
        var path = Path.Combine(AppContext.BaseDirectory, "sample-crossings.json");
        var labels = JsonNode.Parse(await File.ReadAllTextAsync(path, Cancellation))!;
        var body = Body(labels["lines"]!.AsObject());

        var answer = await TestTask.SendAsync(body, Guid.NewGuid().ToString(), Cancellation);

        Assert.That(answer.Status, Is.EqualTo(200), answer.ToString());
        var events = answer.Json!["analytics"]![0]!["result"]!["events"]!.AsArray();
        var counted = events.SelectMany(sent => sent!["crossings"]!.AsArray()).Select(one => Crossing.Counted(one!)).ToList();
        var labelled = labels["crossings"]!.AsArray().Select(one => Crossing.Labelled(one!));
        var missed = labelled.Where(label => !TryTake(counted, label)).ToArray();
        Assert.That(missed, Is.Empty);
        Assert.That(counted, Is.Empty, "these are not labelled");
    }

    private static bool TryTake(List<Crossing> counted, Crossing label)
    {
        var nearest = counted
            .Where(one => (one.Line, one.Direction) == (label.Line, label.Direction) && Math.Abs(one.Frame - label.Frame) <= Frames)
            .MinBy(one => Math.Abs(one.Frame - label.Frame));
        return nearest is not null && counted.Remove(nearest);
    }

    private static JsonObject Body(JsonObject lines) => new()
    {
        ["video"] = new JsonObject { ["url"] = RunningAgent.Videos.Sample },
        ["analytics"] = new JsonArray(new JsonObject
        {
            ["name"] = "line_crossing",
            ["parameters"] = new JsonObject
            {
                ["lines"] = new JsonArray([.. lines.Select(line => new JsonObject
                {
                    ["name"] = line.Key,
                    ["points"] = line.Value!.DeepClone(),
                })]),
            },
        }),
    };

    private sealed record Crossing(string Line, string Direction, double Frame)
    {
        public static Crossing Counted(JsonNode json) =>
            new((string)json["line"]!, (string)json["direction"]!, 10 * (double)json["time_offset"]!);

        public static Crossing Labelled(JsonNode json) =>
            new((string)json["line"]!, (string)json["direction"]!, (double)json["frame"]!);
    }
}
