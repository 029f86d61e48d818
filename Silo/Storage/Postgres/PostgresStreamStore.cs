using Dapper;
using LunaVideoAgent.Grains.Abstractions.Streams;
using LunaVideoAgent.Grains.Delivery;
using LunaVideoAgent.Grains.Ownership;
using LunaVideoAgent.Grains.Streams;
using Npgsql;

namespace LunaVideoAgent.Silo.Storage.Postgres;

/// <summary>Streams in PostgreSQL. Whoever locks locks a stream first and its lease second, so nobody waits in a circle.</summary>
internal sealed partial class PostgresStreamStore(PostgresDatabase database) : IStreamStore
{
    /// <inheritdoc/>
    public Task CreateAsync(StreamSnapshot stream, CancellationToken cancellationToken)
    {
        var record = new StreamLog { StreamId = stream.StreamId, Status = stream.Status, LogTime = stream.CreateTime };
        var insert = new CommandDefinition(Sql.Insert, PostgresStreamParameters.Of(stream), cancellationToken: cancellationToken);

        return database.WriteAsync(
            async connection =>
            {
                await connection.ExecuteAsync(insert);
                return await LogAsync(connection, record, cancellationToken);
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<StreamSnapshot?> FindAsync(Guid streamId, Guid? accountId, CancellationToken cancellationToken)
    {
        var parameters = new { StreamId = streamId, AccountId = accountId };
        var query = new CommandDefinition(Sql.Find, parameters, cancellationToken: cancellationToken);

        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var row = await connection.QuerySingleOrDefaultAsync<PostgresStreamRow>(query);
        return row?.ToSnapshot();
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<StreamSnapshot>> ListAsync(StreamListQuery query, CancellationToken cancellationToken)
    {
        var hasBound = query.Filter.StreamIdFrom is not null || query.Filter.StreamIdBefore is not null;
        var order = hasBound ? StreamOrder.StreamId : query.Order;
        var offset = (query.Page - 1L) * query.PageSize;
        var parameters = PostgresStreamParameters.Of(query.Filter, order, query.Descending, query.PageSize, offset);
        var list = new CommandDefinition(Sql.List, parameters, cancellationToken: cancellationToken);

        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var rows = await connection.QueryAsync<PostgresStreamRow>(list);
        return [.. rows.Select(row => row.ToSnapshot())];
    }

    /// <inheritdoc/>
    public async Task<int> CountAsync(StreamFilter filter, CancellationToken cancellationToken)
    {
        var parameters = PostgresStreamParameters.Of(filter, StreamOrder.CreateTime, descending: false, limit: 0, offset: 0);
        var count = new CommandDefinition(Sql.Count, parameters, cancellationToken: cancellationToken);

        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<int>(count);
    }

    /// <inheritdoc/>
    public Task<bool> ReplaceAsync(
        Guid streamId,
        int version,
        StreamSettings settings,
        DateTimeOffset time,
        CancellationToken cancellationToken)
    {
        var record = new StreamLog { StreamId = streamId, Status = StreamStatus.Pending, LogTime = time };
        var parameters = PostgresStreamParameters.Of(streamId, version, settings);
        var replace = new CommandDefinition(Sql.Replace, parameters, cancellationToken: cancellationToken);

        return database.WriteAsync(
            async connection =>
            {
                if (await connection.ExecuteAsync(replace) == 0)
                {
                    return false;
                }

                await ForgetDeathsAsync(connection, streamId, cancellationToken);
                return await LogAsync(connection, record, cancellationToken);
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<bool> MoveAsync(StreamMove move, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfZero(move.Path.Count, nameof(move));
        var parameters = PostgresStreamParameters.Of(move);
        var lockStream = new CommandDefinition(Sql.LockStream, parameters, cancellationToken: cancellationToken);
        var lockLease = new CommandDefinition(Sql.LockLease, parameters, cancellationToken: cancellationToken);
        var update = new CommandDefinition(Sql.Move, parameters, cancellationToken: cancellationToken);

        return database.WriteAsync(
            async connection =>
            {
                if (await connection.ExecuteScalarAsync<int?>(lockStream) is null)
                {
                    return false;
                }

                if (move.Lease is not null && await connection.ExecuteScalarAsync<int?>(lockLease) is null)
                {
                    return false;
                }

                await connection.ExecuteAsync(update);
                await LogAsync(connection, move, cancellationToken);
                await TellAsync(connection, move, cancellationToken);
                return true;
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<bool> DeleteAsync(Guid streamId, Guid? accountId, CancellationToken cancellationToken)
    {
        var parameters = new { StreamId = streamId, AccountId = accountId };
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
        PostgresStartable.ListAsync(database, Sql.ListStartable, new(asker, time, limit), cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Guid>> ListResumableAsync(DateTimeOffset time, int limit, CancellationToken cancellationToken)
    {
        var parameters = new { Time = time.UtcDateTime, Limit = limit };
        var query = new CommandDefinition(Sql.ListResumable, parameters, cancellationToken: cancellationToken);

        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return [.. await connection.QueryAsync<Guid>(query)];
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<StreamSnapshot>> ListRestartableAsync(
        DateTimeOffset time,
        int limit,
        CancellationToken cancellationToken)
    {
        var parameters = new { Time = time.UtcDateTime, Limit = limit };
        var query = new CommandDefinition(Sql.ListRestartable, parameters, cancellationToken: cancellationToken);

        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var rows = await connection.QueryAsync<PostgresStreamRow>(query);
        return [.. rows.Select(row => row.ToSnapshot())];
    }

    private static async Task LogAsync(NpgsqlConnection connection, StreamMove move, CancellationToken cancellationToken)
    {
        foreach (var record in StreamMoveLog.Of(move))
        {
            await LogAsync(connection, record, cancellationToken);
        }

        // Whoever stops a stream and resumes it wants it tried again.
        if (move.Path[^1] == StreamStatus.Stop)
        {
            await ForgetDeathsAsync(connection, move.StreamId, cancellationToken);
        }
    }

    private async Task TellAsync(NpgsqlConnection connection, StreamMove move, CancellationToken cancellationToken)
    {
        var find = new CommandDefinition(Sql.FindNotified, new { move.StreamId }, cancellationToken: cancellationToken);

        if (await connection.ExecuteScalarAsync<string?>(find) is { } settings)
        {
            var notices = StatusNotice.Of(move, StoredJson.Read(settings));
            await PostgresOutbox.AddAsync(connection, notices, database.LeaseTime(move.Time), int.MaxValue, cancellationToken);
        }
    }

    private static async Task<bool> LogAsync(NpgsqlConnection connection, StreamLog record, CancellationToken cancellationToken)
    {
        var parameters = PostgresStreamParameters.Of(record);
        return await connection.ExecuteAsync(new CommandDefinition(Sql.Log, parameters, cancellationToken: cancellationToken)) == 1;
    }

    private static Task<int> ForgetDeathsAsync(NpgsqlConnection connection, Guid streamId, CancellationToken cancellationToken)
    {
        var parameters = new { StreamId = streamId };
        return connection.ExecuteAsync(new CommandDefinition(Sql.ForgetDeaths, parameters, cancellationToken: cancellationToken));
    }
}
