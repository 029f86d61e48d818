using Dapper;

namespace LunaVideoAgent.Silo.Storage.Postgres;

/// <summary>Asks for work that should run and that nobody holds: the same parameters for every kind of work.</summary>
internal static class PostgresStartable
{
    /// <summary>Of a lease <c>l</c> whose owner is gone: it did not die young, or has been held back long enough.</summary>
    public const string IsForgiven = """
        (l.renew_time - l.take_time >= @YoungAge
          or l.young_deaths < 1
          or l.renew_time + @Hold * power(2, least(l.young_deaths - 1, @Doublings))
            <= coalesce(@Time::timestamptz, clock_timestamp()))
        """;

    public static async Task<IReadOnlyList<Guid>> ListAsync(
        PostgresDatabase database, string sql, StartableQuery query, CancellationToken cancellationToken)
    {
        var parameters = new
        {
            Asker = query.Asker.Name,
            database.ClusterId,
            Time = database.LeaseTime(query.Time),
            HoldBack.YoungAge,
            Hold = HoldBack.First,
            HoldBack.Doublings,
            query.Limit,
        };
        var command = new CommandDefinition(sql, parameters, cancellationToken: cancellationToken);

        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return [.. await connection.QueryAsync<Guid>(command)];
    }
}
