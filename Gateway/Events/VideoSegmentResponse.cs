using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Gateway.Events;

/// <summary>A part of a video, in seconds.</summary>
internal sealed record VideoSegmentResponse(double StartTimeOffset, double EndTimeOffset)
{
    public static VideoSegmentResponse From(VideoSegment segment) => new(segment.StartSeconds, segment.EndSeconds);
}
