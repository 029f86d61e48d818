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
            await victim.KillAsync();
            cluster.Forget(victim);
        }

        var innocent = (await cluster.CreateStreamsAsync(1)).Single();
        var running = await cluster.RunningAsync(1);

        Assert.That(running.Keys, Is.EqualTo([innocent]));
        Assert.That(cluster.Silos.Single().Process.HasExited, Is.False);
        const string epoch = "select epoch from leases where stream_id = @poison";
        Assert.That(await cluster.Database.ScalarAsync<long>(epoch, new { poison }), Is.EqualTo(2));
    }
}
