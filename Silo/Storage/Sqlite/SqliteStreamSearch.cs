using Dapper;
using LunaVideoAgent.Grains.Abstractions.Streams;
using Microsoft.Data.Sqlite;

namespace LunaVideoAgent.Silo.Storage.Sqlite;

/// <summary>
/// Lists and counts streams by any filter. SQLite plans a statement before it knows its values, so we choose for it: if one of the
/// filters leaves few rows, its index is sought; if none does, the index of the order is walked until the page is full.
/// </summary>
/// <param name="database">The file.</param>
/// <param name="few">From how many rows on a walk is taken.</param>
internal sealed partial class SqliteStreamSearch(SqliteDatabase database, int few)
{
    /// <summary>To seek and sort that many takes a few milliseconds; with more of them a walk meets the page's rows soon.</summary>
    public const int Few = 1_000;

    /// <summary>One page.</summary>
    public async Task<IReadOnlyList<StreamSnapshot>> ListAsync(StreamListQuery query, CancellationToken cancellationToken)
    {
        var hasBound = query.Filter.StreamIdFrom is not null || query.Filter.StreamIdBefore is not null;
        var filter = SqliteStreamFilter.Of(query.Filter) with
        {
            Few = few,
            Order = hasBound ? StreamOrder.StreamId : query.Order,
            Descending = query.Descending,
            Limit = query.PageSize,
            Offset = (query.Page - 1L) * query.PageSize,
        };

        // One snapshot for the three statements.
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var snapshot = SqliteDatabase.BeginSnapshot(connection);

        var key = await ChooseKeyAsync(connection, filter, cancellationToken);
        var statement = key == SqliteStreamKey.None ? Walk(filter.Order, filter.Descending) : Sql.Seek;
        var page = new CommandDefinition(statement, filter with { Key = key }, cancellationToken: cancellationToken);
        var sequences = await connection.QueryAsync<long>(page);

        var parameters = new { Sequences = SqliteList.Of([.. sequences]) };
        var read = new CommandDefinition(Sql.Read, parameters, cancellationToken: cancellationToken);
        var rows = await connection.QueryAsync<SqliteStreamRow>(read);
        return [.. rows.Select(row => row.ToSnapshot())];
    }

    /// <summary>How many.</summary>
    public async Task<int> CountAsync(StreamFilter streamFilter, CancellationToken cancellationToken)
    {
        var filter = SqliteStreamFilter.Of(streamFilter) with { Few = few };

        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var snapshot = SqliteDatabase.BeginSnapshot(connection);

        var key = await ChooseKeyAsync(connection, filter, cancellationToken);
        var statement = key == SqliteStreamKey.None ? Sql.CountWalking : Sql.CountSeeking;
        var count = new CommandDefinition(statement, filter with { Key = key }, cancellationToken: cancellationToken);
        return await connection.ExecuteScalarAsync<int>(count);
    }

    private static Task<SqliteStreamKey> ChooseKeyAsync(
        SqliteConnection connection,
        SqliteStreamFilter filter,
        CancellationToken cancellationToken) =>
        connection.ExecuteScalarAsync<SqliteStreamKey>(
            new CommandDefinition(Sql.ChooseKey, filter, cancellationToken: cancellationToken));

    private static string Walk(StreamOrder order, bool descending) => (order, descending) switch
    {
        (StreamOrder.Name, false) => Sql.WalkNames,
        (StreamOrder.Name, true) => Sql.WalkNamesBack,
        (StreamOrder.StreamId, false) => Sql.WalkIds,
        (StreamOrder.StreamId, true) => Sql.WalkIdsBack,
        (_, false) => Sql.Walk,
        (_, true) => Sql.WalkBack,
    };
}
