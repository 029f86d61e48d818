using LunaVideoAgent.Inference.Appearances;
using LunaVideoAgent.Inference.Detection;
using LunaVideoAgent.Inference.Tests.Support;
using LunaVideoAgent.Inference.Tracking;

namespace LunaVideoAgent.Inference.Tests.Tracking;

/// <summary>The shipped detector and tracker on the sample clip, with and without colours.</summary>
public sealed class ByteTrackerClipTests
{
    private const int Person = 0;

    // Five a second, as line_crossing and zone take them.
    private const int Step = 2;

    [Test]
    public async Task Colours_keep_people_of_the_sample_clip_together()
    {
        var frames = await DetectAsync(Step);

        var blind = CountTracks(frames, withLooks: false);
        var seeing = CountTracks(frames, withLooks: true);

        await TestContext.Out.WriteLineAsync($"believed tracks: {blind} by motion alone, {seeing} with colours");
        Assert.That(seeing, Is.LessThan(blind));
    }

    private static int CountTracks(IReadOnlyList<Seen> frames, bool withLooks)
    {
        var tracker = new ByteTracker();
        var tracks = new HashSet<int>();

        foreach (var frame in frames)
        {
            foreach (var track in tracker.Update([.. frame.Detections], frame.Seconds, withLooks ? frame.Looks : null))
            {
                _ = track.IsConfirmed && tracks.Add(track.Id);
            }
        }

        return tracks.Count;
    }

    private static async Task<List<Seen>> DetectAsync(int step)
    {
        await using var engine = TestModels.Start(
            TestModels.NanoDetKey, new InferenceOptions { Provider = ExecutionProviderKind.Cpu, Sessions = 2 });
        var detector = new ObjectDetector(TestModels.Get(TestModels.NanoDetKey), engine, new InferenceOptions());
        var options = new DetectionOptions { ScoreThreshold = new ByteTrackerOptions().LowScore, Classes = [Person] };
        using var source = Reading.Create(Reading.File(Path.GetDirectoryName(Clips.Sample)!, Path.GetFileName(Clips.Sample)));
        source.Open(CancellationToken.None);
        var seen = new List<Seen>();

        while (source.Read(new EveryFrame(step), CancellationToken.None) is { } frame)
        {
            using (frame)
            {
                var found = (await detector.DetectAsync(frame, options, CancellationToken.None)).Detections;
                seen.Add(new Seen(frame.TimeOffset, found, new FrameAppearances(frame, found).Record(new ByteTrackerOptions().HighScore)));
            }
        }

        return seen;
    }

    private sealed record Seen(double Seconds, IReadOnlyList<ObjectDetection> Detections, RecordedAppearances Looks);
}
