using LunaVideoAgent.Grains.Abstractions.Streams;
using LunaVideoAgent.Grains.Analytics;
using LunaVideoAgent.Grains.Streams;

namespace LunaVideoAgent.Silo.Storage.Postgres;

/// <summary>Streams, their moves and filters in the driver's types; a null in a filter does not filter.</summary>
internal static class PostgresStreamParameters
{
    /// <summary>All columns of a new stream.</summary>
    public static object Of(StreamSnapshot stream) => new
    {
        stream.StreamId,
        stream.Settings.AccountId,
        stream.Settings.Name,
        stream.Settings.Data.Reference,
        stream.Settings.Source,
        stream.Settings.EventSourceGroup,
        Status = (int)stream.Status,
        stream.Version,
        CreateTime = stream.CreateTime.UtcDateTime,
        stream.LastError,
        AutorestartStatus = (int)stream.Autorestart.Status,
        AutorestartAttempt = stream.Autorestart.CurrentAttempt,
        AutorestartTime = stream.Autorestart.LastAttemptTime?.UtcDateTime,
        AutorestartAttemptLimit = stream.Settings.Autorestart.AttemptCount,
        AutorestartDelay = stream.Settings.Autorestart.Delay,
        Analytics = DemandOf(stream.Settings).Analytics.ToArray(),
        Models = DemandOf(stream.Settings).Models.ToArray(),
        Groups = stream.Settings.Groups?.ToArray() ?? [],
        Document = StoredJson.Write(stream.Settings),
    };

    /// <summary>The columns that settings change.</summary>
    public static object Of(Guid streamId, int version, StreamSettings settings) => new
    {
        StreamId = streamId,
        Version = version,
        settings.AccountId,
        settings.Name,
        settings.Data.Reference,
        settings.Source,
        settings.EventSourceGroup,
        Status = (int)StreamStatus.Pending,
        AutorestartStatus = (int)(settings.Autorestart.Enabled ? AutorestartStatus.Enabled : AutorestartStatus.Disabled),
        AutorestartAttemptLimit = settings.Autorestart.AttemptCount,
        AutorestartDelay = settings.Autorestart.Delay,
        Analytics = DemandOf(settings).Analytics.ToArray(),
        Models = DemandOf(settings).Models.ToArray(),
        Groups = settings.Groups?.ToArray() ?? [],
        Document = StoredJson.Write(settings),
    };

    /// <summary>The columns that a move changes, and what it depends on.</summary>
    public static object Of(StreamMove move) => new
    {
        move.StreamId,
        From = Numbers(move.From),
        Status = (int)move.Path[^1],
        move.Error,
        move.ClearsError,
        Owner = move.Lease?.Owner.Name,
        move.Lease?.Epoch,
        AutorestartStatus = (int?)move.Autorestart?.Status,
        AutorestartAttempt = move.Autorestart?.CurrentAttempt,
        AutorestartTime = move.Autorestart?.LastAttemptTime?.UtcDateTime,
        ResumeTime = move.ResumeTime?.UtcDateTime,
    };

    /// <summary>A log record and the lease it depends on.</summary>
    public static object Of(StreamLog record, string? owner = null, long? epoch = null) => new
    {
        record.StreamId,
        Status = (int)record.Status,
        record.Error,
        LogTime = record.LogTime.UtcDateTime,
        LastProcessedFrameTime = record.LastProcessedFrameTime?.UtcDateTime,
        record.AnalyticIndex,
        Owner = owner,
        Epoch = epoch,
    };

    /// <summary>One page of a filter.</summary>
    public static object Of(StreamFilter filter, StreamOrder order, bool descending, int limit, long offset) => new
    {
        filter.AccountId,
        StreamIds = List(filter.StreamIds),
        filter.StreamIdFrom,
        filter.StreamIdBefore,
        Names = List(filter.Names),
        filter.Reference,
        Statuses = Numbers(filter.Statuses),
        CreatedFrom = filter.CreatedFrom?.UtcDateTime,
        CreatedBefore = filter.CreatedBefore?.UtcDateTime,
        Sources = List(filter.Sources),
        Groups = List(filter.EventSourceGroups),
        Order = (int)order,
        Descending = descending,
        Limit = limit,
        Offset = offset,
    };

    /// <summary>One page of logs.</summary>
    public static object Of(StreamLogQuery query) => new
    {
        query.AccountId,
        StreamIds = List(query.StreamIds),
        Statuses = Numbers(query.Statuses),
        From = query.From?.UtcDateTime,
        Before = query.Before?.UtcDateTime,
        AnalyticIndexes = List(query.AnalyticIndexes),
        Limit = query.PageSize,
        Offset = (query.Page - 1L) * query.PageSize,
    };

    private static AnalyticDemand DemandOf(StreamSettings settings) => AnalyticDemand.Of(settings.Analytics);

    private static T[]? List<T>(IReadOnlyList<T> values) => values.Count == 0 ? null : [.. values];

    private static int[]? Numbers(IReadOnlyList<StreamStatus> statuses) =>
        statuses.Count == 0 ? null : [.. statuses.Select(status => (int)status)];
}
