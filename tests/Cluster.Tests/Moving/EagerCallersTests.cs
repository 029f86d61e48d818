using LunaVideoAgent.Cluster.Tests.Support;
using LunaVideoAgent.Grains.Abstractions;
using LunaVideoAgent.Grains.Abstractions.Errors;
using LunaVideoAgent.Grains.Abstractions.Streams;
using LunaVideoAgent.Grains.Ownership;

namespace LunaVideoAgent.Cluster.Tests.Moving;

internal sealed class EagerCallersTests
{
    private const int Streams = 6;

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(5);

    [Test]
    public async Task Calls_that_come_during_a_move_do_not_start_the_stream_where_it_leaves()
    {
        await using var cluster = await ClusterUnderTest.StartAsync(silos: 2);
        var streams = await cluster.CreateStreamsAsync(Streams);
        await cluster.RunningAsync(Streams);
        using var end = new CancellationTokenSource();
        Task[] callers = [.. streams.Select(streamId => CallAsync(cluster.Grains.Stream(streamId), end.Token))];

        var old = cluster.Silos[0];
        var status = await old.TerminateAsync();
        cluster.Forget(old);
        var leases = await cluster.RunningAsync(Streams);
        await end.CancelAsync();
        await Task.WhenAll(callers);

        Assert.That(status, Is.Zero, old.Process.Output);
        Assert.That(old.Process.Output, Does.Not.Contain(nameof(NoSlotException)));
        Assert.That(leases.Values.Select(lease => lease.Epoch), Has.All.InRange(1, 2));
    }

    // At a steady rate, as gateways and browsers do, whether the calls before were answered or not.
    private static async Task CallAsync(IStreamGrain stream, CancellationToken end)
    {
        using var timer = new PeriodicTimer(Interval);
        List<Task> open = [];

        while (!end.IsCancellationRequested && await timer.WaitForNextTickAsync(CancellationToken.None))
        {
            open.RemoveAll(call => call.IsCompleted);
            open.Add(AskAsync(stream));
        }

        await Task.WhenAll(open);
    }

    private static async Task AskAsync(IStreamGrain stream)
    {
        try
        {
            await stream.GetStatisticsAsync();
        }
        catch (Exception fault) when (fault is OrleansException or TimeoutException or AgentException or NoSlotException)
        {
            // Its silo has just gone; the next call finds the next one.
            await TestContext.Out.WriteLineAsync($"{fault.GetType().Name}: {fault.Message}");
        }
    }
}
