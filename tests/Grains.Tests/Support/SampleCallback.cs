using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Delivery;
using LunaVideoAgent.Grains.Abstractions.Streams;
using LunaVideoAgent.Grains.Delivery;

namespace LunaVideoAgent.Grains.Tests.Support;

/// <summary>Streams with callbacks, their events and messages.</summary>
internal static class SampleCallback
{
    public static DateTimeOffset Time { get; } = new(2026, 5, 4, 12, 30, 15, TimeSpan.Zero);

    public static CallbackSettings Http(string url = "http://receiver/events", params CallbackCondition[] conditions) =>
        new() { Kind = CallbackKind.Http, Url = url, Conditions = conditions };

    public static StreamSnapshot Stream(params CallbackSettings[] callbacks) => new()
    {
        StreamId = Guid.NewGuid(),
        Settings = new StreamSettings
        {
            AccountId = Guid.NewGuid(),
            Source = "gate",
            EventSourceGroup = "group-1",
            RequestId = "1700000000,557d54ec-29ad-4f3c-93b4-c9092ef12515",
            Location = new Location { City = "Oslo", GeoPosition = new GeoPosition(10.75, 59.9) },
            Data = new StreamData { Reference = "rtsp://camera/1", Type = StreamSourceType.Stream },
            Analytics = [PipelineBench.PeopleCount() with { Callbacks = callbacks }],
        },
        Version = 1,
        CreateTime = Time,
        Status = StreamStatus.InProgress,
        Autorestart = new AutorestartState(AutorestartStatus.Disabled, CurrentAttempt: null, LastAttemptTime: null),
    };

    public static AnalyticEvent Event(int people = 3) => new()
    {
        EventId = Guid.NewGuid(),
        TrackId = Guid.NewGuid(),
        EventType = "crowd",
        Status = EventStatus.InProgress,
        Segment = new VideoSegment(1.5, 2),
        CreateTime = Time,
        EndTime = Time.AddSeconds(1),
        Overview = new EventOverview { TimeOffset = 1.5, Image = "/2/images/1", PeopleCount = people, PeopleCoordinates = [new(1.5, 2)] },
        Frames = [new FrameEstimation { TimeOffset = 1.5, PeopleCount = people }],
        PeopleCount = people,
    };

    public static DeliveryClaim Claim(int failures = 0) =>
        new(DeliveryTarget.Of(Guid.NewGuid(), accountId: null, "analytics.0.0", Http()), "silo", Number: 1, failures);

    public static PendingDelivery Message(long id = 1, int attempts = 0, DeliveryStatus status = DeliveryStatus.Pending) => new()
    {
        DeliveryId = id,
        MessageId = Guid.NewGuid(),
        MessageType = "crowd",
        Status = status,
        Attempts = attempts,
        CreateTime = Time,
        Body = "{}"u8.ToArray(),
    };
}
