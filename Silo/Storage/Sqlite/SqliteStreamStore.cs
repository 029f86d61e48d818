using Dapper;
using LunaVideoAgent.Grains.Abstractions.Streams;
using LunaVideoAgent.Grains.Delivery;
using LunaVideoAgent.Grains.Ownership;
using LunaVideoAgent.Grains.Streams;
using Microsoft.Data.Sqlite;

namespace LunaVideoAgent.Silo.Storage.Sqlite;

/// <summary>Streams in SQLite.</summary>
internal sealed partial class SqliteStreamStore(SqliteDatabase database) : IStreamStore
{
    private readonly SqliteStreamSearch _search = new(database, SqliteStreamSearch.Few);

    /// <inheritdoc/>
    public Task CreateAsync(StreamSnapshot stream, CancellationToken cancellationToken)
    {
        var record = new StreamLog { StreamId = stream.StreamId, Status = stream.Status, LogTime = stream.CreateTime };
        var insert = new CommandDefinition(Sql.Insert, SqliteStreamParameters.Of(stream), cancellationToken: cancellationToken);

        return database.WriteAsync(
            async connection =>
            {
                var sequence = await connection.ExecuteScalarAsync<long>(insert);
                var document = new { Sequence = sequence, Settings = StoredJson.Write(stream.Settings) };
                await connection.ExecuteAsync(new CommandDefinition(Sql.InsertSettings, document, cancellationToken: cancellationToken));
                return await LogAsync(connection, record, cancellationToken);
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<StreamSnapshot?> FindAsync(Guid streamId, Guid? accountId, CancellationToken cancellationToken)
    {
        var parameters = new { StreamId = streamId.ToString("D"), AccountId = accountId?.ToString("D") };
        var query = new CommandDefinition(Sql.Find, parameters, cancellationToken: cancellationToken);

        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var row = await connection.QuerySingleOrDefaultAsync<SqliteStreamRow>(query);
        return row?.ToSnapshot();
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<StreamSnapshot>> ListAsync(StreamListQuery query, CancellationToken cancellationToken) =>
        _search.ListAsync(query, cancellationToken);

    /// <inheritdoc/>
    public Task<int> CountAsync(StreamFilter filter, CancellationToken cancellationToken) =>
        _search.CountAsync(filter, cancellationToken);

    /// <inheritdoc/>
    public Task<bool> ReplaceAsync(
        Guid streamId,
        int version,
        StreamSettings settings,
        DateTimeOffset time,
        CancellationToken cancellationToken)
    {
        var record = new StreamLog { StreamId = streamId, Status = StreamStatus.Pending, LogTime = time };
        var parameters = SqliteStreamParameters.Of(streamId, version, settings);
        var replace = new CommandDefinition(Sql.Replace, parameters, cancellationToken: cancellationToken);

        return database.WriteAsync(
            async connection =>
            {
                if (await connection.ExecuteScalarAsync<long?>(replace) is not { } sequence)
                {
                    return false;
                }

                var document = new { Sequence = sequence, Settings = StoredJson.Write(settings) };
                await connection.ExecuteAsync(new CommandDefinition(Sql.ReplaceSettings, document, cancellationToken: cancellationToken));
                await ForgetDeathsAsync(connection, streamId, cancellationToken);
                return await LogAsync(connection, record, cancellationToken);
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<bool> MoveAsync(StreamMove move, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfZero(move.Path.Count, nameof(move));
        var parameters = SqliteStreamParameters.Of(move);
        var update = new CommandDefinition(Sql.Move, parameters, cancellationToken: cancellationToken);

        return database.WriteAsync(
            async connection =>
            {
                if (await connection.ExecuteAsync(update) == 0)
                {
                    return false;
                }

                foreach (var record in StreamMoveLog.Of(move))
                {
                    await LogAsync(connection, record, cancellationToken);
                }

                // Whoever stops a stream and resumes it wants it tried again.
                if (move.Path[^1] == StreamStatus.Stop)
                {
                    await ForgetDeathsAsync(connection, move.StreamId, cancellationToken);
                }

                await TellAsync(connection, move, cancellationToken);
                return true;
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<bool> DeleteAsync(Guid streamId, Guid? accountId, CancellationToken cancellationToken)
    {
        var parameters = new { StreamId = streamId.ToString("D"), AccountId = accountId?.ToString("D") };
        var delete = new CommandDefinition(Sql.Delete, parameters, cancellationToken: cancellationToken);
        var deleteLease = new CommandDefinition(Sql.DeleteLease, parameters, cancellationToken: cancellationToken);

        return database.WriteAsync(
            async connection =>
                await connection.ExecuteAsync(delete) == 1 && await connection.ExecuteAsync(deleteLease) >= 0,
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<Guid>> ListStartableAsync(
        LeaseOwner asker, DateTimeOffset time, int limit, CancellationToken cancellationToken) =>
        SqliteStartable.ListAsync(database, Sql.ListStartable, new(asker, time, limit), cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Guid>> ListResumableAsync(DateTimeOffset time, int limit, CancellationToken cancellationToken)
    {
        var parameters = new { Time = SqliteTime.From(time), Limit = limit };
        var query = new CommandDefinition(Sql.ListResumable, parameters, cancellationToken: cancellationToken);

        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return [.. (await connection.QueryAsync<string>(query)).Select(Guid.Parse)];
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<StreamSnapshot>> ListRestartableAsync(
        DateTimeOffset time,
        int limit,
        CancellationToken cancellationToken)
    {
        var parameters = new { Time = SqliteTime.From(time), Limit = limit };
        var query = new CommandDefinition(Sql.ListRestartable, parameters, cancellationToken: cancellationToken);

        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var rows = await connection.QueryAsync<SqliteStreamRow>(query);
        return [.. rows.Select(row => row.ToSnapshot())];
    }

    private static async Task TellAsync(SqliteConnection connection, StreamMove move, CancellationToken cancellationToken)
    {
        var streamId = move.StreamId.ToString("D");
        var find = new CommandDefinition(Sql.FindNotified, new { StreamId = streamId }, cancellationToken: cancellationToken);

        if (await connection.ExecuteScalarAsync<string?>(find) is { } settings)
        {
            var notices = StatusNotice.Of(move, StoredJson.Read(settings));
            await SqliteOutbox.AddAsync(connection, notices, move.Time, int.MaxValue, cancellationToken);
        }
    }

    private static async Task<bool> LogAsync(SqliteConnection connection, StreamLog record, CancellationToken cancellationToken)
    {
        var parameters = SqliteStreamLogParameters.Of(record);
        return await connection.ExecuteAsync(new CommandDefinition(Sql.Log, parameters, cancellationToken: cancellationToken)) == 1;
    }

    private static Task<int> ForgetDeathsAsync(SqliteConnection connection, Guid streamId, CancellationToken cancellationToken)
    {
        var parameters = new { StreamId = streamId.ToString("D") };
        return connection.ExecuteAsync(new CommandDefinition(Sql.ForgetDeaths, parameters, cancellationToken: cancellationToken));
    }
}
