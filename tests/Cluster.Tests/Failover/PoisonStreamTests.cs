using LunaVideoAgent.Cluster.Tests.Support;

namespace LunaVideoAgent.Cluster.Tests.Failover;

internal sealed class PoisonStreamTests
{
    [Test]
    public async Task A_stream_that_killed_two_silos_is_held_back_and_the_third_lives()
    {
        await using var cluster = await ClusterUnderTest.StartAsync(silos: 3);
        var poison = (await cluster.CreateStreamsAsync(1)).Single();

        for (var death = 1; death <= 2; death++)
        {
            // Whoever takes it dies of it, as of a crash in native code.
            var lease = (await cluster.RunningAsync(1)).Values.Single();
            var victim = cluster.OwnerOf(lease);
            Assert.That((lease.Epoch, lease.YoungDeaths), Is.EqualTo(((long)death, death - 1)));
            await cluster.KillAsync(victim);
        }

        var innocent = (await cluster.CreateStreamsAsync(1)).Single();
        var running = await cluster.RunningAsync(1);

        Assert.That(running.Keys, Is.EqualTo([innocent]));
        Assert.That(cluster.Silos.Single().Process.HasExited, Is.False);
        const string epoch = "select epoch from leases where stream_id = @poison";
        Assert.That(await cluster.Database.ScalarAsync<long>(epoch, new { poison }), Is.EqualTo(2));
    }

    [Test]
    public async Task After_five_deaths_it_ends_in_failure_and_begins_anew_when_it_is_created_again()
    {
        await using var cluster = await ClusterUnderTest.StartAsync(silos: 2);
        var poison = (await cluster.CreateStreamsAsync(1)).Single();
        var victim = cluster.OwnerOf((await cluster.RunningAsync(1)).Values.Single());

        // The holds between the deaths before take a quarter of an hour, and so does the one after this.
        await SetAsync(cluster, poison, "young_deaths = 4");
        await cluster.KillAsync(victim);
        await SetAsync(cluster, poison, "renew_time = renew_time - interval '2 hours'");
        await Eventually.IsAsync(() => cluster.Database.CountAsync("Failure"), 1, seconds: 30, "failed streams");
        var stored = await cluster.Catalog.GetAsync(poison, accountId: null, CancellationToken.None);
        await cluster.Catalog.ReplaceAsync(poison, stored.Settings, CancellationToken.None);
        await cluster.RunningAsync(1);

        Assert.That(stored.LastError, Does.Contain("5 agents in a row"));
        Assert.That(cluster.Silos.Single().Process.HasExited, Is.False);
    }

    private static async Task SetAsync(ClusterUnderTest cluster, Guid streamId, string values) =>
        await cluster.Database.ScalarAsync<long>(
            $"update leases set {values} where stream_id = @streamId returning epoch", new { streamId });
}
