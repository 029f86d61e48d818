using LunaVideoAgent.Cluster.Tests.Support;

namespace LunaVideoAgent.Cluster.Tests.Failover;

internal sealed class FrozenSiloTests
{
    private const int Streams = 6;

    [Test]
    public async Task A_frozen_silo_loses_its_streams_and_ends_when_it_wakes_without_a_word_of_its_own()
    {
        await using var cluster = await ClusterUnderTest.StartAsync(silos: 3);
        var streams = await cluster.CreateStreamsAsync(Streams);
        var before = await cluster.RunningAsync(Streams);
        var watches = StreamWatch.Of(cluster, streams);
        await Task.WhenAll(watches.Select(watch => watch.SeesAsync(frames: 10)));

        var victim = cluster.OwnerOf(before.Values.First());
        var moved = streams.Where(id => before[id].IsOf(victim)).ToHashSet();
        victim.Process.Send(Signal.Stop);
        cluster.Forget(victim);
        await cluster.RunningAsync(Streams);
        var logged = await AllLoggedAsync(cluster, streams, moved.Count);
        victim.Process.Send(Signal.Continue);
        var status = await victim.Process.ExitAsync();
        await Task.WhenAll(watches.Zip(streams).Select(pair =>
            pair.First.SeesAsync(above: moved.Contains(pair.Second) ? before[pair.Second].Epoch : 0, frames: 20)));

        Assert.That(status, Is.Not.Zero, "A silo that was declared dead must not look as if it had ended well.");
        Assert.That(await LogsAsync(cluster, streams), Is.EqualTo(logged), "Nobody writes after the epoch has passed on.");
        await Report.CleanAsync(streams, watches, moved);
    }

    // Who takes a stream over writes so only then: lost, restarted, pending, in progress.
    private static async Task<IReadOnlyList<int>> AllLoggedAsync(ClusterUnderTest cluster, IReadOnlyList<Guid> streams, int moved)
    {
        IReadOnlyList<int> logs = [];
        await Eventually.IsAsync(
            async () => (logs = await LogsAsync(cluster, streams)).Count, 2 * streams.Count + 4 * moved, 30, "records of logs");
        return logs;
    }

    private static async Task<IReadOnlyList<int>> LogsAsync(ClusterUnderTest cluster, IEnumerable<Guid> streams)
    {
        var logs = new List<int>();

        foreach (var streamId in streams)
        {
            logs.AddRange(await cluster.Database.LogAsync(streamId));
        }

        return logs;
    }
}
