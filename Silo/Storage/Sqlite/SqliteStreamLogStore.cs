using Dapper;
using LunaVideoAgent.Grains.Abstractions.Streams;
using LunaVideoAgent.Grains.Ownership;
using LunaVideoAgent.Grains.Streams;

namespace LunaVideoAgent.Silo.Storage.Sqlite;

/// <summary>Logs of streams in SQLite.</summary>
internal sealed partial class SqliteStreamLogStore(SqliteDatabase database) : IStreamLogStore
{
    // A transaction of this many rows does not keep other writers waiting for long.
    private const int DeleteBatch = 5_000;

    /// <inheritdoc/>
    public Task<bool> AppendAsync(StreamLog log, Lease lease, CancellationToken cancellationToken)
    {
        var parameters = SqliteStreamLogParameters.Of(log, lease);
        var append = new CommandDefinition(Sql.Append, parameters, cancellationToken: cancellationToken);
        var setError = new CommandDefinition(Sql.SetError, parameters, cancellationToken: cancellationToken);

        return database.WriteAsync(
            async connection =>
            {
                if (await connection.ExecuteAsync(append) == 0)
                {
                    return false;
                }

                if (log.Error is not null)
                {
                    await connection.ExecuteAsync(setError);
                }

                return true;
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<StreamLog>> ListAsync(StreamLogQuery query, CancellationToken cancellationToken)
    {
        var statement = query switch
        {
            { StreamIds.Count: > 0 } => Sql.ListOfStreams,
            { AccountId: not null } => Sql.ListOfAccount,
            { AnalyticIndexes.Count: > 0 } => Sql.ListOfAnalytics,
            _ => Sql.List,
        };
        var list = new CommandDefinition(statement, Parameters(query), cancellationToken: cancellationToken);

        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var rows = await connection.QueryAsync<Row>(list);
        return [.. rows.Select(row => row.ToLog())];
    }

    /// <inheritdoc/>
    public async Task<int> DeleteAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var parameters = new { Before = SqliteTime.From(before), Batch = DeleteBatch };
        var delete = new CommandDefinition(Sql.Delete, parameters, cancellationToken: cancellationToken);
        int deleted, total = 0;

        do
        {
            deleted = await database.WriteAsync(connection => connection.ExecuteAsync(delete), cancellationToken);
            total += deleted;
        }
        while (deleted == DeleteBatch);

        return total;
    }

    private static object Parameters(StreamLogQuery query) => new
    {
        AccountId = query.AccountId?.ToString("D"),
        StreamIds = SqliteList.Of(query.StreamIds),
        Statuses = SqliteList.Of(query.Statuses),
        From = SqliteTime.From(query.From),
        Before = SqliteTime.From(query.Before),
        AnalyticIndexes = SqliteList.Of(query.AnalyticIndexes),
        Limit = query.PageSize,
        Offset = (query.Page - 1L) * query.PageSize,
    };

    private sealed record Row
    {
        public string StreamId { get; init; } = "";

        public int Status { get; init; }

        public string? Error { get; init; }

        public long LogTime { get; init; }

        public long? LastProcessedFrameTime { get; init; }

        public int? AnalyticIndex { get; init; }

        public StreamLog ToLog() => new()
        {
            StreamId = Guid.Parse(StreamId),
            Status = (StreamStatus)Status,
            Error = Error,
            LogTime = SqliteTime.To(LogTime),
            LastProcessedFrameTime = SqliteTime.To(LastProcessedFrameTime),
            AnalyticIndex = AnalyticIndex,
        };
    }
}
