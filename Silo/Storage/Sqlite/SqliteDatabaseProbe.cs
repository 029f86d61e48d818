using Dapper;
using LunaVideoAgent.Grains;

namespace LunaVideoAgent.Silo.Storage.Sqlite;

/// <summary>Reads from the SQLite file.</summary>
internal sealed class SqliteDatabaseProbe(SqliteDatabase database) : IDatabaseProbe
{
    // A constant would be answered without looking at the file.
    private const string Read = "select count(*) from sqlite_master";

    /// <inheritdoc/>
    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteScalarAsync<long>(new CommandDefinition(Read, cancellationToken: cancellationToken));
    }
}
