using LunaVideoAgent.Grains.Abstractions.Streams;
using LunaVideoAgent.Grains.Streams;

namespace LunaVideoAgent.Silo.Storage.Sqlite;

/// <summary>Streams and their moves in the driver's types.</summary>
internal static class SqliteStreamParameters
{
    /// <summary>All columns of a new stream.</summary>
    public static object Of(StreamSnapshot stream) => new
    {
        StreamId = stream.StreamId.ToString("D"),
        AccountId = stream.Settings.AccountId.ToString("D"),
        stream.Settings.Name,
        stream.Settings.Data.Reference,
        stream.Settings.Source,
        stream.Settings.EventSourceGroup,
        Status = (int)stream.Status,
        stream.Version,
        CreateTime = SqliteTime.From(stream.CreateTime),
        stream.LastError,
        AutorestartStatus = (int)stream.Autorestart.Status,
        AutorestartAttempt = stream.Autorestart.CurrentAttempt,
        AutorestartTime = SqliteTime.From(stream.Autorestart.LastAttemptTime),
        AutorestartAttemptLimit = stream.Settings.Autorestart.AttemptCount,
        AutorestartDelay = SqliteTime.From(stream.Settings.Autorestart.Delay),
    };

    /// <summary>The columns that settings change.</summary>
    public static object Of(Guid streamId, int version, StreamSettings settings) => new
    {
        StreamId = streamId.ToString("D"),
        Version = version,
        AccountId = settings.AccountId.ToString("D"),
        settings.Name,
        settings.Data.Reference,
        settings.Source,
        settings.EventSourceGroup,
        Status = (int)StreamStatus.Pending,
        AutorestartStatus = (int)(settings.Autorestart.Enabled ? AutorestartStatus.Enabled : AutorestartStatus.Disabled),
        AutorestartAttemptLimit = settings.Autorestart.AttemptCount,
        AutorestartDelay = SqliteTime.From(settings.Autorestart.Delay),
    };

    /// <summary>The columns that a move changes, and what it depends on.</summary>
    public static object Of(StreamMove move) => new
    {
        StreamId = move.StreamId.ToString("D"),
        From = SqliteList.Of(move.From),
        Status = (int)move.Path[^1],
        move.Error,
        move.ClearsError,
        Owner = move.Lease?.Owner.Name,
        move.Lease?.Epoch,
        AutorestartStatus = (int?)move.Autorestart?.Status,
        AutorestartAttempt = move.Autorestart?.CurrentAttempt,
        AutorestartTime = SqliteTime.From(move.Autorestart?.LastAttemptTime),
        ResumeTime = SqliteTime.From(move.ResumeTime),
    };
}
