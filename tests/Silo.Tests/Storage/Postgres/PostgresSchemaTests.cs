using Dapper;
using LunaVideoAgent.Silo.Storage;
using LunaVideoAgent.Silo.Storage.Postgres;
using LunaVideoAgent.Silo.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace LunaVideoAgent.Silo.Tests.Storage.Postgres;

internal sealed class PostgresSchemaTests
{
    private PostgresTestDatabase _database = null!;
    private PostgresSchema _schema = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _database = new PostgresTestDatabase();
        await _database.CreateEmptyAsync();
        _schema = new PostgresSchema(_database.Database, NullLogger<PostgresSchema>.Instance);
    }

    [TearDown]
    public async Task StopAsync() => await _database.DisposeAsync();

    [Test]
    public async Task A_new_database_is_older_until_it_is_migrated()
    {
        await Assert.ThatAsync(() => _schema.CheckAsync(CancellationToken.None), Throws.TypeOf<SchemaException>());

        await _schema.MigrateAsync(CancellationToken.None);

        await Assert.ThatAsync(() => _schema.CheckAsync(CancellationToken.None), Throws.Nothing);
    }

    [Test]
    public async Task A_database_of_a_later_version_is_lived_with_unless_a_migration_breaks_programs_of_before()
    {
        await _schema.MigrateAsync(CancellationToken.None);
        await NoteAppliedAsync("9998_add_more.sql");
        await Assert.ThatAsync(() => _schema.CheckAsync(CancellationToken.None), Throws.Nothing);

        await NoteAppliedAsync("9999_take_some.breaking.sql");
        await Assert.ThatAsync(
            () => _schema.CheckAsync(CancellationToken.None),
            Throws.TypeOf<SchemaException>().With.Message.Contains("9999_take_some.breaking.sql"));
    }

    [Test]
    public async Task Of_eight_migrations_at_once_one_does_everything_and_none_fails()
    {
        var applied = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => Task.Run(() => _schema.MigrateAsync(CancellationToken.None))));

        var all = EmbeddedMigrations.Of("Postgres").Select(migration => migration.Name);
        Assert.That(applied.Where(names => names.Count > 0), Has.Exactly(1).EqualTo(all));
        Assert.That(applied.Count(names => names.Count > 0), Is.EqualTo(1));
    }

    [Test]
    public async Task The_probe_answers_while_the_server_does()
    {
        await Assert.ThatAsync(() => new PostgresDatabaseProbe(_database.Database).CheckAsync(CancellationToken.None), Throws.Nothing);
    }

    private async Task NoteAppliedAsync(string migration)
    {
        await using var connection = await _database.Source.OpenConnectionAsync();
        await connection.ExecuteAsync("insert into schema_versions (scriptname, applied) values (@migration, now())", new { migration });
    }
}
