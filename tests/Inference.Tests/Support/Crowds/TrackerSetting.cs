using LunaVideoAgent.Inference.Tests.Support.Scoring;
using LunaVideoAgent.Inference.Tracking;

namespace LunaVideoAgent.Inference.Tests.Support.Crowds;

/// <summary>A way of tracking to compare; settings may depend on the frame rate, as those of published trackers do.</summary>
internal sealed record TrackerSetting(string Name, Func<double, ByteTrackerOptions> Options)
{
    private static ByteTrackerOptions Plain { get; } = new()
    {
        ConfirmScore = 0,
        TentativeBuffer = TimeSpan.Zero,
        CoastTime = TimeSpan.Zero,
        HiddenCoastTime = TimeSpan.Zero,
        Momentum = 0,
        ReUpdate = false,
        Recovery = false,
        CameraMotion = false,
        DuplicateOverlap = 1,
        MarginScale = 0,
        LostPenalty = 0,
        HeightPenalty = 0,
        MinLostOverlap = 0,
        MinRecoveryOverlap = 0.3f,
        MinOverlap = 0.2f,
    };

    /// <summary>The one that is shipped.</summary>
    public static TrackerSetting Default { get; } = new("default", _ => new ByteTrackerOptions());

    /// <summary>As the published trackers work: constants in frames, plain overlap, no camera.</summary>
    public static IReadOnlyList<TrackerSetting> Published { get; } =
    [
        new("like SORT", rate => Plain with
        {
            TrackBuffer = Frames(1, rate), ConfirmHits = 3, MinOverlap = 0.3f, LowScore = Plain.HighScore,
        }),
        new("like ByteTrack", rate => Plain with { TrackBuffer = Frames(30, rate), ConfirmHits = 2 }),
        new("like OC-SORT", rate => Plain with
        {
            TrackBuffer = Frames(30, rate), ConfirmHits = 3, MinOverlap = 0.3f, LowScore = Plain.HighScore,
            Momentum = 0.2f, MomentumWindow = Frames(3, rate), ReUpdate = true, Recovery = true,
        }),
    ];

    public TrackingScore Score(CrowdSequence sequence)
    {
        var tracker = new ByteTracker(Options(sequence.Scene.FrameRate) with
        {
            FrameWidth = sequence.Scene.Width,
            FrameHeight = sequence.Scene.Height,
        });
        var tracks = new List<LabelledBox[]>();

        foreach (var detections in sequence.Detections)
        {
            var reported = tracker.Update(detections, tracks.Count / sequence.Scene.FrameRate).ToArray();
            tracks.Add([.. reported.Where(track => track.IsConfirmed).Select(track => new LabelledBox(track.Id, track.Box))]);
        }

        return TrackingScore.Of(sequence.Truth, tracks);
    }

    private static TimeSpan Frames(int frames, double rate) => TimeSpan.FromSeconds((frames + 0.5) / rate);
}
