using LunaVideoAgent.Cluster.Tests.Support;

namespace LunaVideoAgent.Cluster.Tests.Placement;

internal sealed class BalanceTests
{
    private const int Streams = 4;

    [Test]
    public async Task A_silo_that_comes_late_gets_its_share_and_no_stream_loses_a_frame_it_was_to_have()
    {
        await using var cluster = await ClusterUnderTest.StartAsync(silos: 1, "--Ownership:BalanceInterval", "00:00:01");
        var streams = await cluster.CreateStreamsAsync(Streams);
        var before = await cluster.RunningAsync(Streams);
        var watches = StreamWatch.Of(cluster, streams);
        await Task.WhenAll(watches.Select(watch => watch.SeesAsync(frames: 10)));

        var late = (await cluster.AddSilosAsync(1)).Single();
        await Eventually.IsAsync(
            async () => (await cluster.Database.LeasesAsync()).Values.Count(lease => lease.IsOf(late)),
            Streams / 2,
            seconds: 60,
            "streams of the late silo");
        var after = await cluster.RunningAsync(Streams);
        var moved = streams.Where(id => after[id].Epoch > before[id].Epoch).ToHashSet();
        await Task.WhenAll(watches.Zip(streams).Select(pair => pair.First.SeesAsync(above: after[pair.Second].Epoch - 1, frames: 20)));

        Assert.That(moved, Has.Count.EqualTo(Streams / 2), "Each was moved once, and none that was not to be.");
        await Report.CleanAsync(streams, watches, moved);
    }
}
