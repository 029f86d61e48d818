using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Streams;

namespace LunaVideoAgent.Gateway.Tests.Support;

/// <summary>Streams as the catalogue knows them.</summary>
internal static class Snapshots
{
    public static Guid StreamId { get; } = Guid.Parse("0198c0de-0000-7000-8000-000000000001");

    public static StreamSnapshot Of(StreamSettings settings, StreamStatus status = StreamStatus.Pending) => new()
    {
        StreamId = StreamId,
        Settings = settings,
        Version = 1,
        CreateTime = new DateTimeOffset(2026, 8, 11, 9, 11, 41, TimeSpan.Zero),
        Status = status,
        Autorestart = new AutorestartState(
            AutorestartStatus.Enabled, CurrentAttempt: 2, new DateTimeOffset(2026, 8, 11, 9, 0, 0, 250, TimeSpan.Zero)),
    };

    public static StreamSnapshot Small(StreamStatus status = StreamStatus.Pending) => Of(
        new StreamSettings
        {
            AccountId = Guid.Parse(Http.AccountId),
            Data = new StreamData { Reference = "rtsp://camera/1", Type = StreamSourceType.Stream },
            Analytics =
            [
                new AnalyticSettings { Name = AnalyticNames.PeopleCount, Parameters = new PeopleCountParameters { Threshold = 0 } },
            ],
        },
        status);
}
