using LunaVideoAgent.Grains.Abstractions.Tasks;

namespace LunaVideoAgent.Silo.Storage.Postgres;

/// <summary>A task in the driver's types.</summary>
internal sealed record PostgresVideoTaskRow
{
    public Guid TaskId { get; init; }

    public Guid? AccountId { get; init; }

    public int Status { get; init; }

    public double Progress { get; init; }

    public string? Error { get; init; }

    public DateTime CreateTime { get; init; }

    public DateTime? StartTime { get; init; }

    public DateTime? EndTime { get; init; }

    public DateTime? ExpireTime { get; init; }

    public VideoTaskSnapshot ToSnapshot() => new()
    {
        TaskId = TaskId,
        AccountId = AccountId,
        Status = (VideoTaskStatus)Status,
        Progress = Progress,
        Error = VideoTaskDocuments.ReadError(Error),
        CreateTime = PostgresTime.To(CreateTime),
        StartTime = PostgresTime.To(StartTime),
        EndTime = PostgresTime.To(EndTime),
        ExpireTime = PostgresTime.To(ExpireTime),
    };
}
