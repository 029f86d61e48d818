using Dapper;
using LunaVideoAgent.Grains;

namespace LunaVideoAgent.Silo.Storage.Postgres;

/// <summary>Asks PostgreSQL for an answer.</summary>
internal sealed class PostgresDatabaseProbe(PostgresDatabase database) : IDatabaseProbe
{
    private const string Ask = "select 1";

    /// <inheritdoc/>
    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteScalarAsync<int>(new CommandDefinition(Ask, cancellationToken: cancellationToken));
    }
}
