using LunaVideoAgent.Cluster.Tests.Support;

namespace LunaVideoAgent.Cluster.Tests.Moving;

internal sealed class SuccessorTests
{
    private const int Streams = 3;

    [Test]
    public async Task A_lone_silo_that_is_to_stop_goes_on_until_its_successor_has_started()
    {
        await using var cluster = await ClusterUnderTest.StartAsync(
            silos: 1, "--Ownership:DrainDelay", "00:01:00", "--Silo:ShutdownTimeout", "00:01:20");
        var streams = await cluster.CreateStreamsAsync(Streams);
        await cluster.RunningAsync(Streams);
        var watches = StreamWatch.Of(cluster, streams);
        await Task.WhenAll(watches.Select(watch => watch.SeesAsync(frames: 10)));

        var old = cluster.Silos[0];
        var end = old.TerminateAsync();
        await Eventually.Async(
            () => Task.FromResult(old.Process.Output.Contains("until a successor has started", StringComparison.Ordinal)),
            TimeSpan.FromSeconds(30),
            () => old.Process.Output);
        var successor = (await cluster.AddSilosAsync(1))[0];
        Assert.That(await end, Is.Zero, old.Process.Output);
        cluster.Forget(old);

        var leases = await cluster.RunningAsync(Streams);
        Assert.That(leases.Values.Select(lease => lease.IsOf(successor)), Is.All.True);
        await Task.WhenAll(watches.Select(watch => watch.SeesAsync(above: 1, frames: 10)));
        await Report.CleanAsync(streams, watches, streams.ToHashSet());
    }
}
