using Dapper;
using LunaVideoAgent.Grains.Abstractions.Tasks;
using LunaVideoAgent.Grains.Abstractions.VideoSdk;
using LunaVideoAgent.Grains.Delivery;
using LunaVideoAgent.Grains.Ownership;
using LunaVideoAgent.Grains.Tasks;
using Microsoft.Data.Sqlite;

namespace LunaVideoAgent.Silo.Storage.Sqlite;

/// <summary>Deferred tasks in SQLite.</summary>
internal sealed partial class SqliteVideoTaskStore(SqliteDatabase database) : IVideoTaskStore
{
    /// <inheritdoc/>
    public Task CreateAsync(VideoTaskSnapshot task, VideoTaskSettings settings, CancellationToken cancellationToken)
    {
        var insert = new CommandDefinition(Sql.Insert, SqliteVideoTaskParameters.Of(task), cancellationToken: cancellationToken);

        return database.WriteAsync(
            async connection =>
            {
                var sequence = await connection.ExecuteScalarAsync<long>(insert);
                var document = new { Sequence = sequence, Settings = StoredJson.WriteDocument(settings) };
                return await connection.ExecuteAsync(
                    new CommandDefinition(Sql.InsertSettings, document, cancellationToken: cancellationToken));
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<VideoTaskSnapshot?> FindAsync(Guid taskId, Guid? accountId, CancellationToken cancellationToken)
    {
        var parameters = new { TaskId = taskId.ToString("D"), AccountId = accountId?.ToString("D") };
        var query = new CommandDefinition(Sql.Find, parameters, cancellationToken: cancellationToken);

        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var row = await connection.QuerySingleOrDefaultAsync<SqliteVideoTaskRow>(query);
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
        var sql = query.Descending ? Sql.ListNewest : Sql.ListOldest;
        var list = new CommandDefinition(sql, SqliteVideoTaskParameters.Of(query), cancellationToken: cancellationToken);

        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var rows = await connection.QueryAsync<SqliteVideoTaskRow>(list);
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
        var update = new CommandDefinition(Sql.Move, SqliteVideoTaskParameters.Of(move), cancellationToken: cancellationToken);

        return database.WriteAsync(
            async connection =>
            {
                if (await connection.ExecuteScalarAsync<long?>(update) is not { } sequence)
                {
                    return false;
                }

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
        var parameters = new { TaskId = lease.StreamId.ToString("D"), Owner = lease.Owner.Name, lease.Epoch, Progress = progress };
        return WriteOneAsync(new CommandDefinition(Sql.Report, parameters, cancellationToken: cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<bool> SaveSegmentAsync(Lease lease, int index, byte[] findings, CancellationToken cancellationToken)
    {
        var parameters = new
        {
            TaskId = lease.StreamId.ToString("D"),
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
        var parameters = new { TaskId = taskId.ToString("D") };
        var query = new CommandDefinition(Sql.ListSegments, parameters, cancellationToken: cancellationToken);

        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var rows = await connection.QueryAsync<(long Index, byte[] Findings)>(query);
        return rows.ToDictionary(row => (int)row.Index, row => row.Findings);
    }

    /// <inheritdoc/>
    public Task<bool> DeleteAsync(Guid taskId, Guid? accountId, CancellationToken cancellationToken)
    {
        var parameters = new { TaskId = taskId.ToString("D"), AccountId = accountId?.ToString("D") };
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
        var parameters = new { Time = SqliteTime.From(time), Limit = limit };
        var deleteLeases = new CommandDefinition(Sql.DeleteExpiredLeases, parameters, cancellationToken: cancellationToken);
        var delete = new CommandDefinition(Sql.DeleteExpired, parameters, cancellationToken: cancellationToken);

        return database.WriteAsync(
            async connection =>
            {
                await connection.ExecuteAsync(deleteLeases);
                return await connection.ExecuteAsync(delete);
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<Guid>> ListStartableAsync(
        LeaseOwner asker, DateTimeOffset time, int limit, CancellationToken cancellationToken) =>
        SqliteStartable.ListAsync(database, Sql.ListStartable, new(asker, time, limit), cancellationToken);

    private Task<bool> WriteOneAsync(CommandDefinition command, CancellationToken cancellationToken) =>
        database.WriteAsync(async connection => await connection.ExecuteAsync(command) == 1, cancellationToken);

    private static async Task TellAsync(SqliteConnection connection, VideoTaskMove move, CancellationToken cancellationToken)
    {
        var find = new CommandDefinition(Sql.FindNoticed, new { TaskId = move.TaskId.ToString("D") }, cancellationToken: cancellationToken);
        var (settings, progress) = await connection.QuerySingleAsync<(string, double)>(find);
        var notices = TaskNotice.Of(move, StoredJson.ReadDocument<VideoTaskSettings>(settings), progress);
        await SqliteOutbox.AddAsync(connection, notices, move.Time, int.MaxValue, cancellationToken);
    }

    private async Task<T?> FindDocumentAsync<T>(string sql, Guid taskId, CancellationToken cancellationToken)
        where T : class
    {
        var query = new CommandDefinition(sql, new { TaskId = taskId.ToString("D") }, cancellationToken: cancellationToken);

        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var document = await connection.ExecuteScalarAsync<string?>(query);
        return document is null ? null : StoredJson.ReadDocument<T>(document);
    }
}
