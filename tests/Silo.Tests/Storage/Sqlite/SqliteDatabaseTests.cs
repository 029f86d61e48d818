using LunaVideoAgent.Silo.Storage;
using LunaVideoAgent.Silo.Storage.Sqlite;
using LunaVideoAgent.Silo.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace LunaVideoAgent.Silo.Tests.Storage.Sqlite;

internal sealed class SqliteDatabaseTests
{
    private readonly TemporaryFolder _folder = new();

    private string File => Path.Combine(_folder.Path, "data", "luna.db");

    [OneTimeTearDown]
    public void Clean() => _folder.Dispose();

    [Test]
    public void A_file_in_use_cannot_be_opened_again_until_it_is_closed()
    {
        using (SqliteDatabase.Open(File))
        {
            Assert.That(() => SqliteDatabase.Open(File), Throws.TypeOf<SchemaException>().With.Message.Contains("in use"));
        }

        Assert.That(() => SqliteDatabase.Open(File).Dispose(), Throws.Nothing);
    }

    [Test]
    public async Task A_new_file_is_older_until_it_is_migrated_and_then_nothing_is_left_to_do()
    {
        using var database = SqliteDatabase.Open(Path.Combine(_folder.Path, "new.db"));
        var schema = new SqliteSchema(database, NullLogger<SqliteSchema>.Instance);
        await Assert.ThatAsync(() => schema.CheckAsync(CancellationToken.None), Throws.TypeOf<SchemaException>());

        var first = await schema.MigrateAsync(CancellationToken.None);
        var second = await schema.MigrateAsync(CancellationToken.None);

        Assert.That(first, Is.EqualTo(EmbeddedMigrations.Of("Sqlite").Select(migration => migration.Name)).And.Not.Empty);
        Assert.That(second, Is.Empty);
        await Assert.ThatAsync(() => schema.CheckAsync(CancellationToken.None), Throws.Nothing);
    }

    [Test]
    public async Task The_probe_answers_and_tells_of_a_file_that_is_none()
    {
        var broken = Path.Combine(_folder.Path, "broken.db");
        await System.IO.File.WriteAllTextAsync(broken, new string('x', 8192));
        using var good = SqliteDatabase.Open(Path.Combine(_folder.Path, "good.db"));
        using var bad = SqliteDatabase.Open(broken);

        await Assert.ThatAsync(() => new SqliteDatabaseProbe(good).CheckAsync(CancellationToken.None), Throws.Nothing);
        await Assert.ThatAsync(() => new SqliteDatabaseProbe(bad).CheckAsync(CancellationToken.None), Throws.Exception);
    }

    [Test]
    public async Task Work_that_throws_leaves_nothing_and_does_not_block_the_next()
    {
        await using var database = new SqliteTestDatabase();
        await database.StartAsync();

        await Assert.ThatAsync(
            () => database.Database.WriteAsync<int>(_ => throw new InvalidOperationException(), CancellationToken.None),
            Throws.InvalidOperationException);

        await Assert.ThatAsync(() => database.CreateAsync(), Throws.Nothing);
    }
}
