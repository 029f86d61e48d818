using Dapper;
using LunaVideoAgent.Grains.Abstractions.Tasks;
using LunaVideoAgent.Grains.Abstractions.VideoSdk;
using LunaVideoAgent.Grains.Delivery;
using LunaVideoAgent.Grains.Ownership;
using LunaVideoAgent.Grains.Tasks;
using Npgsql;

namespace LunaVideoAgent.Silo.Storage.Postgres;

/// <summary>Deferred tasks in PostgreSQL. Whoever locks locks a task first and its lease second, so nobody waits in a circle.</summary>
internal sealed partial class PostgresVideoTaskStore(PostgresDatabase database) : IVideoTaskStore
{
    /// <inheritdoc/>
    public Task CreateAsync(VideoTaskSnapshot task, VideoTaskSettings settings, CancellationToken cancellationToken)
    {
        var parameters = PostgresVideoTaskParameters.Of(task, settings);
        return WriteOneAsync(new CommandDefinition(Sql.Insert, parameters, cancellationToken: cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<VideoTaskSnapshot?> FindAsync(Guid taskId, Guid? accountId, CancellationToken cancellationToken)
    {
        var parameters = new { TaskId = taskId, AccountId = accountId };
        var query = new CommandDefinition(Sql.Find, parameters, cancellationToken: cancellationToken);

        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var row = await connection.QuerySingleOrDefaultAsync<PostgresVideoTaskRow>(query);
        return row?.ToSnapshot();
    }

    /// <inheritdoc/>
    public Task<VideoTaskSettings?> FindSettingsAsync(Guid taskId, CancellationToken cancellationToken) =>
        FindDocumentAsync<VideoTaskSettings>(Sql.FindSettings, taskId, cancellationToken);

    /// <inheritdoc/>
    public Task<VideoResult?> FindResultAsync(Guid taskId, CancellationToken cancellationToken) =>
        FindDocumentAsync<VideoResult>(Sql.FindResult, taskId, cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<VideoTaskSnapshot>> ListAsync(VideoTaskListQuery query, CancellationToken cancellationToken)
    {
        var list = new CommandDefinition(Sql.List, PostgresVideoTaskParameters.Of(query), cancellationToken: cancellationToken);

        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var rows = await connection.QueryAsync<PostgresVideoTaskRow>(list);
        return [.. rows.Select(row => row.ToSnapshot())];
    }

    /// <inheritdoc/>
    public async Task<int> CountPendingAsync(int limit, CancellationToken cancellationToken)
    {
        var count = new CommandDefinition(Sql.CountPending, new { Limit = limit }, cancellationToken: cancellationToken);

        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<int>(count);
    }

    /// <inheritdoc/>
    public Task<bool> MoveAsync(VideoTaskMove move, CancellationToken cancellationToken)
    {
        var parameters = PostgresVideoTaskParameters.Of(move);
        var lockTask = new CommandDefinition(Sql.LockTask, parameters, cancellationToken: cancellationToken);
        var lockLease = new CommandDefinition(Sql.LockLease, parameters, cancellationToken: cancellationToken);
        var update = new CommandDefinition(Sql.Move, parameters, cancellationToken: cancellationToken);

        return database.WriteAsync(
            async connection =>
            {
                if (await connection.ExecuteScalarAsync<long?>(lockTask) is not { } sequence
                    || (move.Lease is not null && await connection.ExecuteScalarAsync<int?>(lockLease) is null))
                {
                    return false;
                }

                await connection.ExecuteAsync(update);

                if (move.Result is { } result)
                {
                    var document = new { Sequence = sequence, Result = StoredJson.WriteDocument(result) };
                    await connection.ExecuteAsync(new CommandDefinition(Sql.InsertResult, document, cancellationToken: cancellationToken));
                }

                if (move.IsEnd)
                {
                    var key = new { Sequence = sequence };
                    await connection.ExecuteAsync(new CommandDefinition(Sql.DeleteSegments, key, cancellationToken: cancellationToken));
                    await TellAsync(connection, move, cancellationToken);
                }

                return true;
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<bool> ReportAsync(Lease lease, double progress, CancellationToken cancellationToken)
    {
        var parameters = new { TaskId = lease.StreamId, Owner = lease.Owner.Name, lease.Epoch, Progress = progress };
        return WriteOneAsync(new CommandDefinition(Sql.Report, parameters, cancellationToken: cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<bool> SaveSegmentAsync(Lease lease, int index, byte[] findings, CancellationToken cancellationToken)
    {
        var parameters = new
        {
            TaskId = lease.StreamId,
            Owner = lease.Owner.Name,
            lease.Epoch,
            Index = index,
            Findings = findings,
        };
        return WriteOneAsync(new CommandDefinition(Sql.SaveSegment, parameters, cancellationToken: cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<int, byte[]>> ListSegmentsAsync(Guid taskId, CancellationToken cancellationToken)
    {
        var parameters = new { TaskId = taskId };
        var query = new CommandDefinition(Sql.ListSegments, parameters, cancellationToken: cancellationToken);

        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var rows = await connection.QueryAsync<(int Index, byte[] Findings)>(query);
        return rows.ToDictionary(row => row.Index, row => row.Findings);
    }

    /// <inheritdoc/>
    public Task<bool> DeleteAsync(Guid taskId, Guid? accountId, CancellationToken cancellationToken)
    {
        var parameters = new { TaskId = taskId, AccountId = accountId };
        var delete = new CommandDefinition(Sql.Delete, parameters, cancellationToken: cancellationToken);
        var deleteLease = new CommandDefinition(Sql.DeleteLease, parameters, cancellationToken: cancellationToken);

        return database.WriteAsync(
            async connection =>
                await connection.ExecuteAsync(delete) == 1 && await connection.ExecuteAsync(deleteLease) >= 0,
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<int> DeleteExpiredAsync(DateTimeOffset time, int limit, CancellationToken cancellationToken)
    {
        var parameters = new { Time = time.UtcDateTime, Limit = limit };
        var delete = new CommandDefinition(Sql.DeleteExpired, parameters, cancellationToken: cancellationToken);

        return database.WriteAsync(connection => connection.ExecuteScalarAsync<int>(delete), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<Guid>> ListStartableAsync(
        LeaseOwner asker, DateTimeOffset time, int limit, CancellationToken cancellationToken) =>
        PostgresStartable.ListAsync(database, Sql.ListStartable, new(asker, time, limit), cancellationToken);

    private Task<bool> WriteOneAsync(CommandDefinition command, CancellationToken cancellationToken) =>
        database.WriteAsync(async connection => await connection.ExecuteAsync(command) == 1, cancellationToken);

    private async Task TellAsync(NpgsqlConnection connection, VideoTaskMove move, CancellationToken cancellationToken)
    {
        var find = new CommandDefinition(Sql.FindNoticed, new { move.TaskId }, cancellationToken: cancellationToken);
        var (settings, progress) = await connection.QuerySingleAsync<(string, double)>(find);
        var notices = TaskNotice.Of(move, StoredJson.ReadDocument<VideoTaskSettings>(settings), progress);
        await PostgresOutbox.AddAsync(connection, notices, database.LeaseTime(move.Time), int.MaxValue, cancellationToken);
    }

    private async Task<T?> FindDocumentAsync<T>(string sql, Guid taskId, CancellationToken cancellationToken)
        where T : class
    {
        var query = new CommandDefinition(sql, new { TaskId = taskId }, cancellationToken: cancellationToken);

        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var document = await connection.ExecuteScalarAsync<string?>(query);
        return document is null ? null : StoredJson.ReadDocument<T>(document);
    }
}
