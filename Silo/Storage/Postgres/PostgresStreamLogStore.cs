using Dapper;
using LunaVideoAgent.Grains.Abstractions.Streams;
using LunaVideoAgent.Grains.Ownership;
using LunaVideoAgent.Grains.Streams;

namespace LunaVideoAgent.Silo.Storage.Postgres;

/// <summary>Logs of streams in PostgreSQL.</summary>
internal sealed partial class PostgresStreamLogStore(PostgresDatabase database) : IStreamLogStore
{
    // A transaction of this many rows does not hold its locks for long.
    private const int DeleteBatch = 5_000;

    /// <inheritdoc/>
    public Task<bool> AppendAsync(StreamLog log, Lease lease, CancellationToken cancellationToken)
    {
        var parameters = PostgresStreamParameters.Of(log, lease.Owner.Name, lease.Epoch);
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
        var list = new CommandDefinition(Sql.List, PostgresStreamParameters.Of(query), cancellationToken: cancellationToken);

        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var rows = await connection.QueryAsync<Row>(list);
        return [.. rows.Select(row => row.ToLog())];
    }

    /// <inheritdoc/>
    public async Task<int> DeleteAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var parameters = new { Before = before.UtcDateTime, Batch = DeleteBatch };
        var delete = new CommandDefinition(Sql.Delete, parameters, cancellationToken: cancellationToken);
        int deleted, total = 0;

        await using var connection = await database.OpenConnectionAsync(cancellationToken);

        do
        {
            deleted = await connection.ExecuteAsync(delete);
            total += deleted;
        }
        while (deleted == DeleteBatch);

        return total;
    }

    private sealed record Row
    {
        public Guid StreamId { get; init; }

        public int Status { get; init; }

        public string? Error { get; init; }

        public DateTime LogTime { get; init; }

        public DateTime? LastProcessedFrameTime { get; init; }

        public int? AnalyticIndex { get; init; }

        public StreamLog ToLog() => new()
        {
            StreamId = StreamId,
            Status = (StreamStatus)Status,
            Error = Error,
            LogTime = PostgresTime.To(LogTime),
            LastProcessedFrameTime = PostgresTime.To(LastProcessedFrameTime),
            AnalyticIndex = AnalyticIndex,
        };
    }
}
