using LunaVideoAgent.Cluster.Tests.Support;
using LunaVideoAgent.Grains.Abstractions.Streams;

namespace LunaVideoAgent.Cluster.Tests.Failover;

internal sealed class KilledSiloTests
{
    private const int Streams = 6;

    [Test]
    public async Task Streams_of_a_killed_silo_go_on_elsewhere_and_others_do_not_notice()
    {
        await using var cluster = await ClusterUnderTest.StartAsync(silos: 3);
        var streams = await cluster.CreateStreamsAsync(Streams);
        var before = await cluster.RunningAsync(Streams);
        var watches = StreamWatch.Of(cluster, streams);
        await Task.WhenAll(watches.Select(watch => watch.SeesAsync(frames: 10)));

        var victim = cluster.OwnerOf(before.Values.First());
        var moved = streams.Where(id => before[id].IsOf(victim)).ToHashSet();
        await cluster.KillAsync(victim);
        var after = await cluster.RunningAsync(Streams);
        await Task.WhenAll(watches.Zip(streams).Select(pair =>
            pair.First.SeesAsync(above: moved.Contains(pair.Second) ? before[pair.Second].Epoch : 0, frames: 20)));

        Assert.That(streams.Select(id => after[id].Epoch - before[id].Epoch), Is.EqualTo(streams.Select(id => moved.Contains(id) ? 1 : 0)));
        await Report.CleanAsync(streams, watches, moved);

        foreach (var streamId in streams)
        {
            Assert.That(await cluster.Database.LogAsync(streamId), Is.EqualTo(Path(moved.Contains(streamId))));
        }
    }

    private static int[] Path(bool moved)
    {
        int[] start = [(int)StreamStatus.Pending, (int)StreamStatus.InProgress];
        return moved ? [.. start, (int)StreamStatus.HandlerLost, (int)StreamStatus.Restart, .. start] : start;
    }
}
