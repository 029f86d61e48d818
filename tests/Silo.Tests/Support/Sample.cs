using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Streams;
using LunaVideoAgent.Grains.Ownership;
using LunaVideoAgent.Grains.Streams;

namespace LunaVideoAgent.Silo.Tests.Support;

/// <summary>Streams and times for tests.</summary>
internal static class Sample
{
    public static DateTimeOffset Time { get; } = new(2026, 5, 4, 12, 30, 15, 123, 456, TimeSpan.Zero);

    public static TimeSpan TimeToLive { get; } = TimeSpan.FromSeconds(15);

    public static StreamSettings Settings(Guid? accountId = null) => new()
    {
        AccountId = accountId ?? Guid.NewGuid(),
        Name = "entrance",
        Data = new StreamData { Reference = "rtsp://camera/1", Type = StreamSourceType.Stream },
        Analytics = [new AnalyticSettings { Name = AnalyticNames.PeopleCount, Parameters = new PeopleCountParameters { Threshold = 3 } }],
    };

    public static StreamSnapshot Stream(StreamSettings? settings = null, StreamStatus status = StreamStatus.Pending) => new()
    {
        StreamId = Guid.CreateVersion7(),
        Settings = settings ?? Settings(),
        Version = 1,
        CreateTime = Time,
        Status = status,
        Autorestart = new AutorestartState(AutorestartStatus.Disabled, CurrentAttempt: null, LastAttemptTime: null),
    };

    public static StreamMove Move(Guid streamId, StreamStatus from, params StreamStatus[] path) => new()
    {
        StreamId = streamId,
        From = [from],
        Path = path,
        Time = Time.AddSeconds(1),
    };

    public static StreamLogQuery LogsOf(Guid streamId) => new() { StreamIds = [streamId], PageSize = 100 };

    public static async Task<StreamSnapshot> CreateAsync(
        this ITestDatabase database,
        StreamSettings? settings = null,
        StreamStatus status = StreamStatus.Pending)
    {
        var stream = Stream(settings, status);
        await database.Streams.CreateAsync(stream, CancellationToken.None);
        return stream;
    }

    public static Task<Lease?> TakeAsync(this ITestDatabase database, Guid streamId, LeaseOwner owner, DateTimeOffset? time = null) =>
        database.Leases.TryTakeAsync(streamId, owner, time ?? Time, TimeToLive, CancellationToken.None);

    public static async Task<IReadOnlyList<StreamStatus>> StatusesAsync(this ITestDatabase database, Guid streamId)
    {
        var logs = await database.Logs.ListAsync(LogsOf(streamId), CancellationToken.None);
        return [.. logs.Select(log => log.Status)];
    }
}
