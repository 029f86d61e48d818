using LunaVideoAgent.Grains.Abstractions.Streams;

namespace LunaVideoAgent.Silo.Storage.Postgres;

/// <summary>A stream in the driver's types.</summary>
internal sealed record PostgresStreamRow
{
    public Guid StreamId { get; init; }

    public int Status { get; init; }

    public int Version { get; init; }

    public DateTime CreateTime { get; init; }

    public string? LastError { get; init; }

    public int AutorestartStatus { get; init; }

    public int? AutorestartAttempt { get; init; }

    public DateTime? AutorestartTime { get; init; }

    public string Settings { get; init; } = "";

    public StreamSnapshot ToSnapshot() => new()
    {
        StreamId = StreamId,
        Settings = StoredJson.Read(Settings),
        Version = Version,
        CreateTime = PostgresTime.To(CreateTime),
        Status = (StreamStatus)Status,
        LastError = LastError,
        Autorestart = new AutorestartState(
            (AutorestartStatus)AutorestartStatus,
            AutorestartAttempt,
            PostgresTime.To(AutorestartTime)),
    };
}
