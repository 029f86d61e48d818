using LunaVideoAgent.Grains.Abstractions.Streams;

namespace LunaVideoAgent.Silo.Storage.Sqlite;

/// <summary>A stream in the driver's types.</summary>
internal sealed record SqliteStreamRow
{
    public string StreamId { get; init; } = "";

    public int Status { get; init; }

    public int Version { get; init; }

    public long CreateTime { get; init; }

    public string? LastError { get; init; }

    public int AutorestartStatus { get; init; }

    public int? AutorestartAttempt { get; init; }

    public long? AutorestartTime { get; init; }

    public string Settings { get; init; } = "";

    public StreamSnapshot ToSnapshot() => new()
    {
        StreamId = Guid.Parse(StreamId),
        Settings = StoredJson.Read(Settings),
        Version = Version,
        CreateTime = SqliteTime.To(CreateTime),
        Status = (StreamStatus)Status,
        LastError = LastError,
        Autorestart = new AutorestartState(
            (AutorestartStatus)AutorestartStatus,
            AutorestartAttempt,
            SqliteTime.To(AutorestartTime)),
    };
}
