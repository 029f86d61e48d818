using LunaVideoAgent.Cluster.Tests.Support;

namespace LunaVideoAgent.Cluster.Tests.Failover;

internal sealed class DatabaseOutageTests
{
    private const int Streams = 4;

    private static readonly TimeSpan Outage = TimeSpan.FromSeconds(12);

    [Test]
    public async Task Decoding_goes_on_while_the_database_is_away_and_nobody_changes_hands()
    {
        await using var server = await PostgresServer.StartAsync();
        await using var cluster = await ClusterUnderTest.StartAsync(await ClusterDatabase.CreateAsync(server.ConnectionString), silos: 2);
        var streams = await cluster.CreateStreamsAsync(Streams);
        var before = await cluster.RunningAsync(Streams);
        var watches = StreamWatch.Of(cluster, streams);
        await Task.WhenAll(watches.Select(watch => watch.SeesAsync(frames: 10)));

        await server.StopAsync();
        await Task.Delay(Outage);
        await server.ResumeAsync();
        var seen = watches.Select(watch => watch.Items.Count).ToList();
        await Task.WhenAll(watches.Zip(seen).Select(pair => pair.First.SeesAsync(frames: pair.Second + 50)));
        var after = await cluster.RunningAsync(Streams);

        Assert.That(streams.Select(id => after[id].Epoch), Is.EqualTo(streams.Select(id => before[id].Epoch)));
        Assert.That(cluster.Silos.Select(silo => silo.Process.HasExited), Is.All.False);
        await Report.CleanAsync(streams, watches, new HashSet<Guid>());
        var gap = watches.Max(watch => Account.Of(watch).WorstGap);
        Assert.That(gap, Is.LessThan(TimeSpan.FromSeconds(3)), "The outage was four times as long.");
    }
}
