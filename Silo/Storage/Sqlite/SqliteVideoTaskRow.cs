using LunaVideoAgent.Grains.Abstractions.Tasks;

namespace LunaVideoAgent.Silo.Storage.Sqlite;

/// <summary>A task in the driver's types.</summary>
internal sealed record SqliteVideoTaskRow
{
    public string TaskId { get; init; } = "";

    public string? AccountId { get; init; }

    public int Status { get; init; }

    public double Progress { get; init; }

    public string? Error { get; init; }

    public long CreateTime { get; init; }

    public long? StartTime { get; init; }

    public long? EndTime { get; init; }

    public long? ExpireTime { get; init; }

    public VideoTaskSnapshot ToSnapshot() => new()
    {
        TaskId = Guid.Parse(TaskId),
        AccountId = AccountId is null ? null : Guid.Parse(AccountId),
        Status = (VideoTaskStatus)Status,
        Progress = Progress,
        Error = VideoTaskDocuments.ReadError(Error),
        CreateTime = SqliteTime.To(CreateTime),
        StartTime = SqliteTime.To(StartTime),
        EndTime = SqliteTime.To(EndTime),
        ExpireTime = SqliteTime.To(ExpireTime),
    };
}
