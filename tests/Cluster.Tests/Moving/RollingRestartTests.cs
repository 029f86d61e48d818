using LunaVideoAgent.Cluster.Tests.Support;
using LunaVideoAgent.Grains.Abstractions.Streams;

namespace LunaVideoAgent.Cluster.Tests.Moving;

internal sealed class RollingRestartTests
{
    private const int Streams = 6;

    [Test]
    public async Task Silos_are_replaced_one_by_one_and_every_stream_is_handed_over()
    {
        await using var cluster = await ClusterUnderTest.StartAsync(silos: 3);
        var streams = await cluster.CreateStreamsAsync(Streams);
        await cluster.RunningAsync(Streams);
        var watches = StreamWatch.Of(cluster, streams);
        await Task.WhenAll(watches.Select(watch => watch.SeesAsync(frames: 10)));

        foreach (var old in cluster.Silos.ToList())
        {
            await cluster.AddSilosAsync(1);
            var status = await old.TerminateAsync();
            cluster.Forget(old);
            Assert.That(status, Is.Zero, old.Process.Output);
            await cluster.RunningAsync(Streams);
        }

        var after = await cluster.RunningAsync(Streams);
        await Task.WhenAll(watches.Zip(streams).Select(pair => pair.First.SeesAsync(above: after[pair.Second].Epoch - 1, frames: 20)));
        var worst = await Report.CleanAsync(streams, watches, new HashSet<Guid>(streams));

        await TestContext.Out.WriteLineAsync($"worst gap {worst.TotalSeconds:0.00} s");
        await AssertNobodyWasLostAsync(cluster, streams);
    }

    private static async Task AssertNobodyWasLostAsync(ClusterUnderTest cluster, IEnumerable<Guid> streams)
    {
        foreach (var streamId in streams)
        {
            Assert.That(await cluster.Database.LogAsync(streamId), Has.None.EqualTo((int)StreamStatus.HandlerLost));
        }
    }
}
