using LunaVideoAgent.Grains.Abstractions.Streams;
using LunaVideoAgent.Grains.Ownership;

namespace LunaVideoAgent.Silo.Storage.Sqlite;

/// <summary>A log record in the driver's types.</summary>
internal sealed record SqliteStreamLogParameters
{
    public required string StreamId { get; init; }

    public required int Status { get; init; }

    public string? Error { get; init; }

    public required long LogTime { get; init; }

    public long? LastProcessedFrameTime { get; init; }

    public int? AnalyticIndex { get; init; }

    public string? Owner { get; init; }

    public long? Epoch { get; init; }

    public static SqliteStreamLogParameters Of(StreamLog record, Lease? lease = null) => new()
    {
        StreamId = record.StreamId.ToString("D"),
        Status = (int)record.Status,
        Error = record.Error,
        LogTime = SqliteTime.From(record.LogTime),
        LastProcessedFrameTime = SqliteTime.From(record.LastProcessedFrameTime),
        AnalyticIndex = record.AnalyticIndex,
        Owner = lease?.Owner.Name,
        Epoch = lease?.Epoch,
    };
}
