using System.Net.Sockets;
using Dapper;
using DbUp;
using DbUp.Postgresql;
using Npgsql;

namespace LunaVideoAgent.Silo.Storage.Postgres;

/// <summary>The schema of the PostgreSQL database. Whoever migrates holds an advisory lock; others wait for it.</summary>
internal sealed class PostgresSchema(PostgresDatabase database, ILogger<PostgresSchema> logger) : ISchema
{
    // "lunamigr" in ASCII: nobody else's lock, as far as one can tell. Closing the connection gives it back.
    private const string Lock = "select pg_advisory_lock(x'6c756e616d696772'::bigint)";

    private const string Unlock = "select pg_advisory_unlock(x'6c756e616d696772'::bigint)";

    private const string JournalExists = "select to_regclass('schema_versions') is not null";

    private const string ListApplied = "select scriptname from schema_versions";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> MigrateAsync(CancellationToken cancellationToken)
    {
        await using var connection = await ConnectAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(Lock, commandTimeout: 0, cancellationToken: cancellationToken));

        try
        {
            var manager = new PostgresqlConnectionManager(database.Source);
            var builder = DeployChanges.To.PostgresqlDatabase(manager).JournalToPostgresqlTable(schema: null, SchemaMigrator.Journal);
            return SchemaMigrator.Apply(builder, EmbeddedMigrations.Of("Postgres"), logger);
        }
        finally
        {
            await connection.ExecuteAsync(new CommandDefinition(Unlock, cancellationToken: CancellationToken.None));
        }
    }

    /// <inheritdoc/>
    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        await using var connection = await ConnectAsync(cancellationToken);
        var exists = await connection.ExecuteScalarAsync<bool>(new CommandDefinition(JournalExists, cancellationToken: cancellationToken));
        var applied = exists
            ? await connection.QueryAsync<string>(new CommandDefinition(ListApplied, cancellationToken: cancellationToken))
            : [];

        SchemaVersion.Check([.. EmbeddedMigrations.Of("Postgres").Select(script => script.Name)], [.. applied], logger);
    }

    private async Task<NpgsqlConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await database.OpenConnectionAsync(cancellationToken);
        }
        catch (PostgresException fault) when (!fault.IsTransient)
        {
            throw new SchemaException($"The database refuses the connection: {fault.MessageText}", fault);
        }
        catch (NpgsqlException fault)
        {
            throw new SchemaException($"The database cannot be reached: {fault.Message}", fault) { MayPass = fault.IsTransient };
        }
        catch (SocketException fault)
        {
            // Its name is not known, or not known yet.
            throw new SchemaException($"The database cannot be reached: {fault.Message}", fault) { MayPass = true };
        }
    }
}
