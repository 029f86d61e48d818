using System.Numerics;
using System.Text.Json;
using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Tests.Analytics.Support;
using LunaVideoAgent.Inference.Faces;
using static LunaVideoAgent.Grains.Tests.Analytics.Support.HumanRun;

namespace LunaVideoAgent.Grains.Tests.Analytics.HumanTracking;

/// <summary>A stream that moves to another silo goes on as if it had stayed.</summary>
internal sealed class HumanTrackingRuleMoveTests
{
    private static readonly DetectedObject[][] Story =
    [
        [],
        [Body(1, 0)],
        [Body(1, 4), Face(1, 4)],
        [Body(1, 8), Face(1, 8), Body(2, 300)],
        [Body(1, 12), Body(2, 300), Face(2, 300)],
        [Face(1, 16), Body(2, 300), Face(2, 300)],
        [],
        [Body(2, 304)],
        [],
        [],
        [],
        [Body(3, 500)],
    ];

    [Test]
    public void Wherever_a_stream_moves_its_events_are_those_of_one_that_stays(
        [Range(0, 12)] int movesAfter, [Values] EventTrigger trigger)
    {
        var stayed = Tell(trigger, movesAfter: null);

        var moved = Tell(trigger, movesAfter);

        Assert.That(stayed.Events, Is.Not.Empty);
        Assert.That(Text(moved.Events), Is.EqualTo(Text(stayed.Events)));
        Assert.That(Text(moved.Frames), Is.EqualTo(Text(stayed.Frames)));
        Assert.That(moved.Camera.Names, Is.EqualTo(stayed.Camera.Names));
        Assert.That(moved.Camera.Dropped, Is.EqualTo(stayed.Camera.Dropped));
    }

    private static HumanRun Tell(EventTrigger trigger, int? movesAfter)
    {
        var parameters = new HumanTrackingParameters
        {
            ProbeCount = 2,
            EventPolicy = new EventPolicySettings(trigger, TimeSpan.FromSeconds(2)),
        };
        var run = new HumanRun(parameters, HumanTargets.OfVideos);

        for (var i = 0; i <= Story.Length; i++)
        {
            _ = i == movesAfter ? run.Move() : run;

            if (i < Story.Length)
            {
                run.Readings = Story[i].Where(seen => seen.Label == "face").ToDictionary(seen => seen.TrackId!.Value, _ => Read(i));
                run.See(Story[i]);
            }
        }

        return run.End();
    }

    // Better from frame to frame, so that shots replace each other on both sides of the move.
    private static FaceReading Read(int frame) => new()
    {
        Points = [.. Enumerable.Range(0, FacePoints.Count).Select(i => new Vector2(i, i))],
        Pose = new FacePose(Yaw: frame, Pitch: -frame, Roll: 0),
        Quality = 0.1f * (1 + frame % 8),
        Age = 20 + frame,
        MaleProbability = 0.1f * (frame % 3),
    };

    private static string Text<T>(T value) => JsonSerializer.Serialize(value);
}
