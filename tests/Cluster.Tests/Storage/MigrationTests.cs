using LunaVideoAgent.Cluster.Tests.Support;

namespace LunaVideoAgent.Cluster.Tests.Storage;

internal sealed class MigrationTests
{
    [Test]
    public async Task Two_migrations_at_once_both_succeed_and_apply_each_file_once()
    {
        await using var database = await ClusterDatabase.CreateAsync();

        var both = await Task.WhenAll(MigrateAsync(database), MigrateAsync(database));

        Assert.That(both.Select(one => one.Status), Is.All.Zero, string.Join('\n', both.Select(one => one.Output)));
        Assert.That(both.Count(one => one.Output.Contains("The schema is up to date.", StringComparison.Ordinal)), Is.EqualTo(1));
        Assert.That(
            await database.QueryAsync<string>("select scriptname from schema_versions group by scriptname having count(*) > 1"),
            Is.Empty);
    }

    [Test]
    public async Task A_silo_on_an_older_schema_says_so_and_does_not_start()
    {
        await using var database = await ClusterDatabase.CreateAsync();
        await using var silo = ProductProcess.Start("silo", "Silo", ["serve", "--Cluster:ConnectionString", database.ConnectionString]);

        var status = await silo.ExitAsync();

        Assert.That(status, Is.EqualTo(1));
        Assert.That(silo.Output, Does.Contain("error: The database's schema is older than this program").And.Contain("migrate"));
    }

    [Test]
    public async Task A_wrong_setting_is_named_and_stops_the_start()
    {
        await using var database = await ClusterDatabase.CreateAsync();
        await using var silo = ProductProcess.Start(
            "silo", "Silo", ["serve", "--Cluster:ConnectionString", database.ConnectionString, "--Cluster:AdvertisedAddress", "silo-1"]);

        var status = await silo.ExitAsync();

        Assert.That(status, Is.EqualTo(1));
        Assert.That(silo.Output, Does.Contain("Cluster:AdvertisedAddress must be an IP address or auto, not 'silo-1'."));
    }

    private static async Task<(int Status, string Output)> MigrateAsync(ClusterDatabase database)
    {
        await using var migration = ProductProcess.Start(
            "migrate", "Silo", ["migrate", "--Cluster:ConnectionString", database.ConnectionString]);
        return (await migration.ExitAsync(), migration.Output);
    }
}
