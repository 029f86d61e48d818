using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Analytics;
using LunaVideoAgent.Inference.Appearances;
using LunaVideoAgent.Inference.Detection;
using LunaVideoAgent.Inference.Media;
using LunaVideoAgent.Inference.Tracking;

namespace LunaVideoAgent.Grains.Pipeline;

/// <summary>Analytics that look for the same in the same part of the frame: they share one detection pass and one tracker.</summary>
internal sealed class DetectionGroup(
    RegionOfInterest? region, IReadOnlyList<AnalyticLane> lanes, DetectionPass pass, bool isBackground)
{
    private readonly IReadOnlyList<int> _classes = ClassesOf(pass.Detector.Labels, pass.LabelsFor(lanes));

    private ByteTracker? _tracker;
    private (int Width, int Height, DetectionOptions Options)? _sized;

    /// <summary>The analytics, each with its own rate.</summary>
    public IReadOnlyList<AnalyticLane> Lanes => lanes;

    /// <summary>What it looks for: the model that was asked for, or its kind of detection in lower case.</summary>
    public string Finds => pass.Model ?? pass.Serves.ToString().ToLowerInvariant();

    /// <summary>Whether it looks for faces.</summary>
    public bool FindsFaces => pass.Serves.HasFlag(DetectionNeeds.Faces);

    /// <summary>Whether an analytic is one of them.</summary>
    public bool Serves(AnalyticLane lane) => lanes.Contains(lane);

    /// <summary>Whether one of them wants the frame that was decoded at a moment.</summary>
    public bool Wants(FramePosition position, DateTimeOffset time)
    {
        foreach (var lane in lanes)
        {
            if (lane.Wants(position, time))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Starts the detection in a frame.</summary>
    public ValueTask<DetectionResult> DetectAsync(Frame frame, CancellationToken cancellationToken) =>
        pass.Detector.DetectAsync(frame, OptionsFor(frame), cancellationToken);

    /// <summary>What the detections of a frame look like, for the tracker; null if it goes by motion alone.</summary>
    public IAppearanceSource? LooksIn(Frame frame, IReadOnlyList<ObjectDetection> detections) =>
        pass.TracksByColours ? new FrameAppearances(frame, detections) : null;

    /// <summary>The same for a tracker that comes when the frame is gone.</summary>
    public RecordedAppearances? RecordLooks(Frame frame, IReadOnlyList<ObjectDetection> detections) =>
        pass.TracksByColours ? new FrameAppearances(frame, detections).Record(pass.Tracker.HighScore) : null;

    /// <summary>Follows what was detected from frame to frame; weak detections keep tracks alive but are not handed on.</summary>
    public void Track(
        IReadOnlyList<ObjectDetection> detections, double seconds, IAppearanceSource? looks, List<DetectedObject> objects)
    {
        _tracker ??= new ByteTracker(pass.Tracker);
        Span<int> trackIds = detections.Count <= 128 ? stackalloc int[detections.Count] : new int[detections.Count];
        trackIds.Clear();

        foreach (var track in _tracker.Update([.. detections], seconds, looks))
        {
            if (track.DetectionIndex >= 0)
            {
                trackIds[track.DetectionIndex] = track.Id;
            }
        }

        for (var i = 0; i < detections.Count; i++)
        {
            if (detections[i].Score >= pass.Score)
            {
                objects.Add(ToObject(detections[i], trackIds[i]));
            }
        }
    }

    /// <summary>What the tracker knows; empty if it has seen nothing.</summary>
    public byte[] Remember() => _tracker?.Save() ?? [];

    /// <summary>Follows on from what another tracker knew.</summary>
    public void Recall(byte[] tracker)
    {
        var recalled = new ByteTracker(pass.Tracker);
        _tracker = tracker.Length > 0 && recalled.TryLoad(tracker) ? recalled : null;
    }

    private static int[] ClassesOf(IReadOnlyList<string> known, string[] wanted) =>
        [.. Enumerable.Range(0, known.Count).Where(i => wanted.Contains(known[i]))];

    private DetectionOptions OptionsFor(Frame frame)
    {
        if (_sized is { } sized && sized.Width == frame.Width && sized.Height == frame.Height)
        {
            return sized.Options;
        }

        var options = new DetectionOptions
        {
            ScoreThreshold = pass.Tracker.LowScore,
            Classes = _classes,
            IsBackground = isBackground,
            Region = region is null ? null : RegionGeometry.ToPixels(region, frame.Width, frame.Height),
        };
        _sized = (frame.Width, frame.Height, options);
        return options;
    }

    private DetectedObject ToObject(ObjectDetection detection, int trackId)
    {
        var box = detection.Box;
        var x = (int)MathF.Round(box.Left);
        var y = (int)MathF.Round(box.Top);
        var rectangle = new ImageRectangle(x, y, (int)MathF.Round(box.Right) - x, (int)MathF.Round(box.Bottom) - y);
        return new DetectedObject(rectangle, detection.Score, pass.Detector.Labels[detection.ClassIndex], trackId == 0 ? null : trackId);
    }
}
