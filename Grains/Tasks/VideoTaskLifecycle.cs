using LunaVideoAgent.Grains.Abstractions.Errors;
using LunaVideoAgent.Grains.Abstractions.Tasks;
using LunaVideoAgent.Grains.Abstractions.VideoSdk;
using LunaVideoAgent.Grains.Ownership;

namespace LunaVideoAgent.Grains.Tasks;

/// <summary>All moves of a task; nobody else decides one.</summary>
internal static class VideoTaskLifecycle
{
    private static readonly VideoTaskStatus[] Active = [VideoTaskStatus.Pending, VideoTaskStatus.InProgress, VideoTaskStatus.Collecting];
    private static readonly VideoTaskStatus[] Running = [VideoTaskStatus.InProgress, VideoTaskStatus.Collecting];

    /// <summary>Whether a task in this status has an owner, or should have one.</summary>
    public static bool ShouldRun(VideoTaskStatus status) => !IsEnd(status);

    /// <summary>Whether nothing follows.</summary>
    public static bool IsEnd(VideoTaskStatus status) =>
        status is VideoTaskStatus.Cancelled or VideoTaskStatus.Failed or VideoTaskStatus.Done;

    /// <summary>An owner takes it, also from one that vanished.</summary>
    public static VideoTaskMove Take(Lease lease, DateTimeOffset time) => new()
    {
        TaskId = lease.StreamId,
        From = Active,
        To = VideoTaskStatus.InProgress,
        Time = time,
        Lease = lease,
    };

    /// <summary>The video is analysed.</summary>
    public static VideoTaskMove Collect(Lease lease, DateTimeOffset time) => new()
    {
        TaskId = lease.StreamId,
        From = [VideoTaskStatus.InProgress],
        To = VideoTaskStatus.Collecting,
        Time = time,
        Lease = lease,
    };

    /// <summary>It has its result.</summary>
    public static VideoTaskMove Finish(Lease lease, VideoResult result, DateTimeOffset time, TimeSpan timeToLive) => new()
    {
        TaskId = lease.StreamId,
        From = Running,
        To = VideoTaskStatus.Done,
        Time = time,
        Lease = lease,
        Result = result,
        ExpireTime = time + timeToLive,
    };

    /// <summary>It cannot be done.</summary>
    public static VideoTaskMove Fail(Lease lease, AgentError error, DateTimeOffset time, TimeSpan timeToLive) => new()
    {
        TaskId = lease.StreamId,
        From = Running,
        To = VideoTaskStatus.Failed,
        Time = time,
        Lease = lease,
        Error = error,
        ExpireTime = time + timeToLive,
    };

    /// <summary>A user ends it.</summary>
    public static VideoTaskMove Cancel(Guid taskId, DateTimeOffset time, TimeSpan timeToLive) => new()
    {
        TaskId = taskId,
        From = Active,
        To = VideoTaskStatus.Cancelled,
        Time = time,
        Error = AgentErrors.TaskCancelled(taskId).Error,
        ExpireTime = time + timeToLive,
    };
}
