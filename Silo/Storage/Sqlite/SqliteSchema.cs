using Dapper;
using DbUp;

namespace LunaVideoAgent.Silo.Storage.Sqlite;

/// <summary>The schema of the SQLite file. The lock that keeps other processes out is the file's own.</summary>
internal sealed class SqliteSchema(SqliteDatabase database, ILogger<SqliteSchema> logger) : ISchema
{
    private const string UseWriteAheadLog = "pragma journal_mode = wal";

    private const string JournalExists = "select count(*) from sqlite_master where type = 'table' and name = 'schema_versions'";

    private const string ListApplied = "select ScriptName from schema_versions";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> MigrateAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(UseWriteAheadLog, cancellationToken: cancellationToken));

        var builder = DeployChanges.To.SqliteDatabase(database.ConnectionString).JournalToSqliteTable(SchemaMigrator.Journal);
        return SchemaMigrator.Apply(builder, EmbeddedMigrations.Of("Sqlite"), logger);
    }

    /// <inheritdoc/>
    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var exists = await connection.ExecuteScalarAsync<bool>(new CommandDefinition(JournalExists, cancellationToken: cancellationToken));
        var applied = exists
            ? await connection.QueryAsync<string>(new CommandDefinition(ListApplied, cancellationToken: cancellationToken))
            : [];

        SchemaVersion.Check([.. EmbeddedMigrations.Of("Sqlite").Select(script => script.Name)], [.. applied], logger);
    }
}
