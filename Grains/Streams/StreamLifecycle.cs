using LunaVideoAgent.Grains.Abstractions.Streams;
using LunaVideoAgent.Grains.Ownership;

namespace LunaVideoAgent.Grains.Streams;

/// <summary>All moves of a stream; nobody else decides one.</summary>
internal static class StreamLifecycle
{
    private static readonly StreamStatus[] Stoppable =
        [StreamStatus.Pending, StreamStatus.InProgress, StreamStatus.Restart, StreamStatus.Paused];

    /// <summary>The state of the automatic restart before any failure.</summary>
    public static AutorestartState NewAutorestart(AutorestartSettings settings) =>
        new(settings.Enabled ? AutorestartStatus.Enabled : AutorestartStatus.Disabled, CurrentAttempt: null, LastAttemptTime: null);

    /// <summary>Whether a stream in this status has a loop, or should have one.</summary>
    public static bool ShouldRun(StreamStatus status) => status is StreamStatus.Pending or StreamStatus.InProgress;

    /// <summary>A user stops it.</summary>
    public static StreamMove Stop(Guid streamId, DateTimeOffset time) =>
        new() { StreamId = streamId, From = Stoppable, Path = [StreamStatus.Stop], Time = time };

    /// <summary>A user lets it run again.</summary>
    public static StreamMove Resume(StreamSnapshot stream, DateTimeOffset time) => new()
    {
        StreamId = stream.StreamId,
        From = [StreamStatus.Stop],
        Path = [StreamStatus.Pending],
        Time = time,
        ClearsError = true,
        Autorestart = NewAutorestart(stream.Settings.Autorestart),
    };

    /// <summary>An owner takes it. One that vanished leaves its trace in the log first.</summary>
    public static StreamMove Take(StreamSnapshot stream, Lease lease, DateTimeOffset time) => new()
    {
        StreamId = stream.StreamId,
        From = [stream.Status],
        Path = PathTo(StreamStatus.InProgress, stream, lease),
        Time = time,
        Lease = lease,
        ClearsError = true,
        Autorestart = stream.Autorestart.Status is AutorestartStatus.InProgress
            ? stream.Autorestart with { Status = AutorestartStatus.Enabled }
            : null,
    };

    /// <summary>Its source ended.</summary>
    public static StreamMove Finish(Lease lease, DateTimeOffset time, DateTimeOffset? lastFrameTime) => new()
    {
        StreamId = lease.StreamId,
        From = [StreamStatus.InProgress],
        Path = [StreamStatus.Done],
        Time = time,
        Lease = lease,
        LastProcessedFrameTime = lastFrameTime,
    };

    /// <summary>It cannot go on; a fault that a restart cannot cure denies one.</summary>
    public static StreamMove Fail(StreamSnapshot stream, Lease lease, StreamFault fault, DateTimeOffset time) => new()
    {
        StreamId = lease.StreamId,
        From = [StreamStatus.InProgress],
        Path = [StreamStatus.Failure],
        Time = time,
        Lease = lease,
        Error = fault.Message,
        LastProcessedFrameTime = fault.LastFrameTime,
        Autorestart = stream.Autorestart with { Status = AfterFailure(stream, fault) },
    };

    /// <summary>Its schedule leaves off: whoever runs it gives it back.</summary>
    public static StreamMove Rest(Lease lease, DateTimeOffset time, DateTimeOffset? resumeTime, DateTimeOffset? lastFrameTime) => new()
    {
        StreamId = lease.StreamId,
        From = [StreamStatus.InProgress],
        Path = [StreamStatus.Paused],
        Time = time,
        Lease = lease,
        ResumeTime = resumeTime,
        LastProcessedFrameTime = lastFrameTime,
    };

    /// <summary>Whoever takes it finds it outside of its schedule, and does not run it.</summary>
    public static StreamMove RestInstead(StreamSnapshot stream, Lease lease, DateTimeOffset time, DateTimeOffset? resumeTime) => new()
    {
        StreamId = stream.StreamId,
        From = [stream.Status],
        Path = PathTo(StreamStatus.Paused, stream, lease),
        Time = time,
        Lease = lease,
        ResumeTime = resumeTime,
    };

    /// <summary>Its schedule begins.</summary>
    public static StreamMove Reopen(Guid streamId, DateTimeOffset time) =>
        new() { StreamId = streamId, From = [StreamStatus.Paused], Path = [StreamStatus.Pending], Time = time };

    /// <summary>It killed owner after owner: the next one fails it instead of running it. Resumed or re-created it begins anew.</summary>
    public static StreamMove Quarantine(StreamSnapshot stream, Lease lease, DateTimeOffset time) => new()
    {
        StreamId = lease.StreamId,
        From = [stream.Status],
        Path = PathTo(StreamStatus.Failure, stream, lease),
        Time = time,
        Lease = lease,
        Error = $"Stream processing error: {lease.YoungDeaths} agents in a row ended within a minute of taking it",
        Autorestart = stream.Autorestart with
        {
            Status = stream.Settings.Autorestart.Enabled ? AutorestartStatus.Denied : AutorestartStatus.Disabled,
        },
    };

    /// <summary>The server tries a failed one again.</summary>
    public static StreamMove Autorestart(StreamSnapshot stream, DateTimeOffset time) => new()
    {
        StreamId = stream.StreamId,
        From = [StreamStatus.Failure],
        Path = [StreamStatus.Restart, StreamStatus.Pending],
        Time = time,
        Autorestart = new AutorestartState(
            AutorestartStatus.InProgress,
            (stream.Autorestart.CurrentAttempt ?? 0) + 1,
            time),
    };

    private static IReadOnlyList<StreamStatus> PathTo(StreamStatus end, StreamSnapshot stream, Lease lease) =>
        (stream.Status, lease.WasLost) is (StreamStatus.InProgress, true)
            ? [StreamStatus.HandlerLost, StreamStatus.Restart, StreamStatus.Pending, end]
            : [end];

    private static AutorestartStatus AfterFailure(StreamSnapshot stream, StreamFault fault) => stream switch
    {
        { Settings.Autorestart.Enabled: false } => AutorestartStatus.Disabled,
        _ when fault.IsFatal => AutorestartStatus.Denied,
        _ when stream.Autorestart.CurrentAttempt >= stream.Settings.Autorestart.AttemptCount => AutorestartStatus.Failed,
        _ => AutorestartStatus.Enabled,
    };
}
