using LunaVideoAgent.Cluster.Tests.Support;

namespace LunaVideoAgent.Cluster.Tests.Failover;

internal sealed class LostClusterTests
{
    private const int Streams = 4;

    [Test]
    public async Task When_all_silos_were_killed_new_ones_take_all_streams()
    {
        await using var cluster = await ClusterUnderTest.StartAsync(silos: 2);
        var streams = await cluster.CreateStreamsAsync(Streams);
        var before = await cluster.RunningAsync(Streams);

        // One young death is forgiven, so all go on at once.
        foreach (var silo in cluster.Silos.ToList())
        {
            await cluster.KillAsync(silo);
        }

        await cluster.AddSilosAsync(2);
        var after = await cluster.RunningAsync(Streams, seconds: 60);

        Assert.That(streams.Select(id => after[id].Epoch - before[id].Epoch), Is.All.EqualTo(1));
    }
}
