using Dapper;

namespace LunaVideoAgent.Silo.Storage.Sqlite;

/// <summary>Asks for work that should run and that nobody holds: the same parameters for every kind of work.</summary>
internal static class SqliteStartable
{
    /// <summary>Of a lease <c>l</c> whose owner is gone: it did not die young, or has been held back long enough.</summary>
    public const string IsForgiven = """
        (l.renew_time - l.take_time >= @YoungAge
          or l.young_deaths < 1
          or l.renew_time + (@Hold << min(l.young_deaths - 1, @Doublings)) <= @Time)
        """;

    public static async Task<IReadOnlyList<Guid>> ListAsync(
        SqliteDatabase database, string sql, StartableQuery query, CancellationToken cancellationToken)
    {
        var parameters = new
        {
            Asker = query.Asker.Name,
            database.Run,
            Time = SqliteTime.From(query.Time),
            YoungAge = SqliteTime.From(HoldBack.YoungAge),
            Hold = SqliteTime.From(HoldBack.First),
            HoldBack.Doublings,
            query.Limit,
        };
        var command = new CommandDefinition(sql, parameters, cancellationToken: cancellationToken);

        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var ids = await connection.QueryAsync<string>(command);
        return [.. ids.Select(Guid.Parse)];
    }
}
