using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Benchmarks.Deliveries;

/// <summary>Events as people_count makes them: a dozen people and the newest ten frames.</summary>
internal static class CrowdEvent
{
    private static readonly ImagePoint[] People = [.. Enumerable.Range(0, 12).Select(one => new ImagePoint(one * 50, one * 30))];

    private static readonly FrameEstimation[] Frames =
    [
        .. Enumerable.Range(0, 10).Select(one =>
            new FrameEstimation { TimeOffset = one * 0.4, PeopleCount = People.Length, PeopleCoordinates = People }),
    ];

    /// <summary>One more.</summary>
    public static AnalyticEvent Make()
    {
        var now = TimeProvider.System.GetUtcNow();

        return new AnalyticEvent
        {
            EventId = Guid.CreateVersion7(now),
            TrackId = Guid.CreateVersion7(now),
            EventType = "crowd",
            Status = EventStatus.InProgress,
            Segment = new VideoSegment(0, 4),
            CreateTime = now,
            EndTime = now,
            PeopleCount = People.Length,
            Frames = Frames,
        };
    }
}
