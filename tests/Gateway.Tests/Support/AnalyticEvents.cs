using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Gateway.Tests.Support;

/// <summary>An event, and how the contract writes it.</summary>
internal static class AnalyticEvents
{
    public static string CrowdJson { get; } =
        """
        {"event_id":"0198c0de-0000-7000-8000-0000000000e1","track_id":"0198c0de-0000-7000-8000-0000000000f1","event_type":"crowd",
        "event_status":"ended","video_segment":{"start_time_offset":0.5,"end_time_offset":2.25},"people_count":12,
        "overview":{"time_offset":1.25,"image":"/2/images/0198c0de-0000-7000-8000-0000000000a1","people_count":12,
        "people_coordinates":[[64,128],[491,375]]},"frames_estimations":[{"time_offset":0.5,"people_count":11},
        {"time_offset":1.25,"people_count":12,"people_coordinates":[[64,128],[491,375]]}]}
        """.ReplaceLineEndings("");

    public static AnalyticEvent Crowd()
    {
        ImagePoint[] points = [new(64, 128), new(491, 375)];

        return new AnalyticEvent
        {
            EventId = Guid.Parse("0198c0de-0000-7000-8000-0000000000e1"),
            TrackId = Guid.Parse("0198c0de-0000-7000-8000-0000000000f1"),
            EventType = "crowd",
            Status = EventStatus.Ended,
            Segment = new VideoSegment(0.5, 2.25),
            CreateTime = new DateTimeOffset(2026, 8, 11, 9, 0, 0, TimeSpan.Zero),
            EndTime = new DateTimeOffset(2026, 8, 11, 9, 0, 2, TimeSpan.Zero),
            PeopleCount = 12,
            Overview = new EventOverview
            {
                TimeOffset = 1.25,
                Image = "/2/images/0198c0de-0000-7000-8000-0000000000a1",
                PeopleCount = 12,
                PeopleCoordinates = points,
            },
            Frames =
            [
                new FrameEstimation { TimeOffset = 0.5, PeopleCount = 11 },
                new FrameEstimation { TimeOffset = 1.25, PeopleCount = 12, PeopleCoordinates = points },
            ],
        };
    }
}
