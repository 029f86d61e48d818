using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Inference.Faces;

namespace LunaVideoAgent.Grains.Analytics.HumanTracking;

/// <summary>Which shots may be kept.</summary>
internal sealed class ShotFilter(SampleFilter filter)
{
    private readonly DetectionRegionFilter? _region = filter.Droi is { } region ? DetectionRegionFilter.From(region) : null;

    /// <summary>Whether a shot of a frame of this size passes; a head whose turn is not known passes no limit of it.</summary>
    public bool Passes(in Shot shot, int frameWidth, int frameHeight)
    {
        var box = shot.Object.Rectangle;

        return shot.Score >= filter.Score
            && Math.Min(box.Width, box.Height) >= filter.MinSizePixels
            && (filter.HeadPose is not { } limits || IsWithin(limits, shot.Reading))
            && (_region is null || _region.Contains(box, frameWidth, frameHeight));
    }

    private static bool IsWithin(HeadPoseLimits limits, FaceReading? reading) =>
        reading is not null
        && IsWithin(limits.Yaw, reading.Pose.Yaw)
        && IsWithin(limits.Pitch, reading.Pose.Pitch)
        && IsWithin(limits.Roll, reading.Pose.Roll);

    private static bool IsWithin(double? limit, float degrees) => limit is null || Math.Abs(degrees) <= limit;
}
