using LunaVideoAgent.Cluster.Tests.Support;

namespace LunaVideoAgent.Cluster.Tests.Failover;

/// <summary>Silos in network namespaces: without root and the <c>ip</c> program these tests are ignored.</summary>
internal sealed class PartitionTests
{
    private const int Silos = 3;
    private const int Streams = 6;

    [Test]
    public async Task A_silo_that_only_its_peers_have_lost_is_declared_dead_and_ends()
    {
        await using var networks = await SiloNetworks.CreateAsync(Silos);
        await using var server = await PostgresServer.StartAsync(networks);
        await using var cluster = await StartAsync(server, networks);
        var streams = await cluster.CreateStreamsAsync(Streams);
        var before = await cluster.RunningAsync(Streams);
        var watches = StreamWatch.Of(cluster, streams);
        await Task.WhenAll(watches.Select(watch => watch.SeesAsync(frames: 10)));

        var victim = cluster.Silos[0];
        await networks.PartFromPeersAsync(silo: 0);
        var status = await victim.Process.ExitAsync();
        cluster.Forget(victim);
        await cluster.RunningAsync(Streams);
        await WatchOnAsync(watches, streams, before, victim);

        Assert.That(status, Is.Not.Zero);
        await AssertLostOnceAsync(cluster, streams.Where(id => before[id].IsOf(victim)));

        // It reaches the database, and who listens: until the next renewal tells it, it may go on beside its successor.
        await Report.WithoutLossAsync(streams, watches);
    }

    [Test]
    public async Task A_silo_that_is_cut_off_from_all_loses_its_streams_and_says_nothing_when_it_is_back()
    {
        await using var networks = await SiloNetworks.CreateAsync(Silos);
        await using var server = await PostgresServer.StartAsync(networks);
        await using var cluster = await StartAsync(server, networks);
        var streams = await cluster.CreateStreamsAsync(Streams);
        var before = await cluster.RunningAsync(Streams);
        var watches = StreamWatch.Of(cluster, streams);
        await Task.WhenAll(watches.Select(watch => watch.SeesAsync(frames: 10)));

        var victim = cluster.Silos[0];
        var moved = streams.Where(id => before[id].IsOf(victim)).ToHashSet();
        await networks.PartFromAllAsync(silo: 0);
        cluster.Forget(victim);
        await cluster.RunningAsync(Streams);
        await WatchOnAsync(watches, streams, before, victim);
        await networks.JoinAsync(silo: 0);
        var status = await victim.Process.ExitAsync();

        Assert.That(status, Is.Not.Zero);
        await AssertLostOnceAsync(cluster, moved);
        await Report.CleanAsync(streams, watches, moved);
    }

    private static async Task<ClusterUnderTest> StartAsync(PostgresServer server, SiloNetworks networks) =>
        await ClusterUnderTest.StartAsync(await ClusterDatabase.CreateAsync(server.ConnectionString), Silos, networks);

    private static Task WatchOnAsync(
        IReadOnlyList<StreamWatch> watches,
        IReadOnlyList<Guid> streams,
        IReadOnlyDictionary<Guid, LeaseRow> before,
        SiloProcess victim) => Task.WhenAll(watches.Zip(streams).Select(pair => pair.First.SeesAsync(
            above: before[pair.Second].IsOf(victim) ? before[pair.Second].Epoch : 0, frames: 20, seconds: 60)));

    private static async Task AssertLostOnceAsync(ClusterUnderTest cluster, IEnumerable<Guid> moved)
    {
        foreach (var streamId in moved)
        {
            var log = await cluster.Database.LogAsync(streamId);
            Assert.That(log, Is.EqualTo(new[] { 0, 1, 6, 3, 0, 1 }), "Created, taken; lost, restarted, pending, taken; nothing after.");
        }
    }
}
