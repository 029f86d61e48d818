using FsCheck;
using FsCheck.Fluent;
using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Tests.Analytics.Support;

namespace LunaVideoAgent.Grains.Tests.Analytics.Zones;

/// <summary>What is true of every walk.</summary>
internal sealed class ZoneRulePropertyTests
{
    [Test]
    public void A_zone_as_vertices_is_the_same_as_one_in_text() =>
        Properties.ForAll(Walks(), walk => Text(Run(walk, Vertices)) == Text(Run(walk, WellKnownText)));

    [Test]
    public void Visits_of_one_object_do_not_overlap_and_begin_and_end_inside() =>
        Properties.ForAll(Walks(), walk =>
        {
            var visits = Run(walk, Vertices).Visits.ToArray();

            return visits.All(visit => IsInside(walk[(int)visit.Start]) && IsInside(walk[(int)visit.End]))
                && visits.Zip(visits.Skip(1)).All(pair => pair.First.End < pair.Second.Start);
        });

    [Test]
    public void With_one_probe_the_visits_are_the_runs_of_frames_inside() =>
        Properties.ForAll(Walks(), walk =>
        {
            var expected = Enumerable.Range(0, walk.Length).Count(i => IsInside(walk[i]) && (i == 0 || !IsInside(walk[i - 1])));

            return Run(walk, Vertices, probeCount: 1).Events.Count == expected;
        });

    private static DetectionRegion Vertices { get; } =
        new() { Polygons = [[new(400, 100), new(600, 250), new(400, 400), new(300, 250)]] };

    private static DetectionRegion WellKnownText { get; } = new() { Wkt = "POLYGON ((400 100, 600 250, 400 400, 300 250, 400 100))" };

    private static Gen<(int X, int Y)[]> Walks() =>
        (from x in Gen.Choose(280, 620) from y in Gen.Choose(200, 300) select (x, y)).ArrayOf(15).Where(walk => walk.Length > 0);

    // At these heights only the slanted sides to the left and to the right matter.
    private static bool IsInside((int X, int Y) place)
    {
        var share = place.Y <= 250 ? (place.Y - 100) / 150.0 : (400 - place.Y) / 150.0;
        return place.X >= 400 - (100 * share) && place.X <= 400 + (200 * share);
    }

    private static string Text(ObjectRun run) => System.Text.Json.JsonSerializer.Serialize(run.Events);

    private static ObjectRun Run((int X, int Y)[] walk, DetectionRegion area, int probeCount = 2)
    {
        var run = ObjectRun.Of(new ZoneParameters { Zones = [new WatchedZone("yard", area)], ProbeCount = probeCount });
        return run.Walk([.. walk.Select(place => ((double)place.X, (double)place.Y))]).End();
    }
}
