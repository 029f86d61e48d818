using System.Text.Json.Nodes;
using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Delivery;
using LunaVideoAgent.Grains.Tests.Analytics.Support;
using LunaVideoAgent.Grains.Tests.Support;

namespace LunaVideoAgent.Grains.Tests.Delivery;

internal sealed class ObjectDocumentTests
{
    [Test]
    public void A_crossing_is_told_with_the_counts()
    {
        var source = SampleCallback.Event() with
        {
            Crossings = [new LineCrossing("door", LineDirection.Backward, "person", RuleRun.Id(1), 1.5, new ImagePoint(1.26, 2))],
            Counts = [new LineCount("door", "person", 3, 4)],
        };

        var body = JsonNode.Parse(EventDocument.Write(SampleCallback.Stream(), source, "").Span)!["event"]!;

        Assert.That(body["crossings"]!.ToJsonString(), Is.EqualTo(
            """
            [{"line":"door","direction":"backward","label":"person","track_id":"00000001-0000-0000-0000-000000000000",
            "time_offset":1.5,"point":[1.3,2]}]
            """.ReplaceLineEndings("")));
        Assert.That(body["counts"]!.ToJsonString(), Is.EqualTo("""[{"line":"door","label":"person","forward":3,"backward":4}]"""));
    }

    [Test]
    public void A_visit_is_told_with_the_occupancies_of_its_frames()
    {
        var source = SampleCallback.Event() with
        {
            Visit = new ZoneVisit("yard", "person", 2.5, 3),
            Frames = [new FrameEstimation { TimeOffset = 1, Occupancies = [new ZoneOccupancy("yard", 2)] }],
        };

        var body = JsonNode.Parse(EventDocument.Write(SampleCallback.Stream(), source, "").Span)!["event"]!;

        Assert.That(body["visit"]!.ToJsonString(), Is.EqualTo("""{"zone":"yard","label":"person","dwell":2.5,"occupancy":3}"""));
        Assert.That(
            body["frames_estimations"]!.ToJsonString(),
            Is.EqualTo("""[{"time_offset":1,"occupancies":[{"zone":"yard","count":2}]}]"""));
    }
}
