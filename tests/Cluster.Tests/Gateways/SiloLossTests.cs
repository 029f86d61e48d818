using System.Collections.Concurrent;
using LunaVideoAgent.Cluster.Tests.Support;

namespace LunaVideoAgent.Cluster.Tests.Gateways;

internal sealed class SiloLossTests
{
    [Test]
    public async Task When_a_silo_is_killed_reads_are_answered_and_listeners_miss_nothing()
    {
        await using var cluster = await ClusterUnderTest.StartAsync(silos: 3);
        var gateways = await cluster.AddGatewaysAsync(1);
        var gateway = gateways[0];
        var streams = await cluster.CreateStreamsAsync(6);
        var before = await cluster.RunningAsync(6);
        var listeners = streams.Select(streamId => new Listener(streamId, gateways)).ToList();
        await Task.WhenAll(listeners.Select(listener => listener.HearsAsync(frames: 25)));

        var victim = cluster.OwnerOf(before[streams[0]]);
        await using var reads = new Reads(gateway);
        await cluster.KillAsync(victim);
        var marks = listeners.Select(listener => listener.Frames[^1]).ToList();
        _ = await cluster.RunningAsync(6);
        await Task.WhenAll(listeners.Zip(marks, (listener, mark) => listener.HearsAsync(frames: 50, after: mark)));
        var statuses = await reads.EndAsync();

        Assert.That(statuses.Keys, Is.EqualTo([200]), string.Join(", ", statuses));
        foreach (var (streamId, listener) in streams.Zip(listeners))
        {
            var moved = before[streamId].IsOf(victim);
            await listener.DisposeAsync();
            await TestContext.Out.WriteLineAsync($"moved: {moved}, worst gap {listener.WorstGap.TotalSeconds:0.00} s");
            Assert.That((listener.Account, listener.Closes.Count), Is.EqualTo(((0, 0, 0L), 0)));
            Assert.That(listener.Frames.Select(frame => frame.Epoch).Distinct().Count(), Is.EqualTo(moved ? 2 : 1));
            Assert.That(listener.Statuses[^1], Is.EqualTo("in_progress"));
        }
    }

    [Test]
    public async Task A_gateway_goes_on_by_itself_when_all_silos_were_gone_and_others_come()
    {
        await using var cluster = await ClusterUnderTest.StartAsync(silos: 2);
        var gateways = await cluster.AddGatewaysAsync(1);
        var gateway = gateways[0];
        var streams = await cluster.CreateStreamsAsync(1);
        _ = await cluster.RunningAsync(1);
        await using var listener = new Listener(streams[0], gateways);
        await listener.HearsAsync(frames: 25);

        foreach (var silo in cluster.Silos.ToList())
        {
            await cluster.KillAsync(silo);
        }

        await gateway.AnswersAsync("/health/ready", 503);
        await gateway.AnswersAsync("/2/streams/count", 503);
        var last = listener.Frames[^1];
        _ = await cluster.AddSilosAsync(2);
        await gateway.AnswersAsync("/health/ready", 200);
        await gateway.AnswersAsync("/2/streams/count", 200);
        await listener.HearsAsync(frames: 25, after: last);

        Assert.That((listener.Account, listener.Closes.Count), Is.EqualTo(((0, 0, 0L), 0)));
        Assert.That(listener.Frames[^1].Epoch, Is.GreaterThan(last.Epoch));
    }

    [Test]
    public async Task A_gateway_whose_only_silo_is_killed_goes_on_with_the_next_and_refuses_no_read()
    {
        await using var cluster = await ClusterUnderTest.StartAsync(silos: 1);
        var gateway = (await cluster.AddGatewaysAsync(1))[0];
        await using var reads = new Reads(gateway);

        for (var generation = 0; generation < 3; generation++)
        {
            var last = cluster.Silos[0];
            _ = await cluster.AddSilosAsync(1);
            await cluster.KillAsync(last);
        }

        await gateway.AnswersAsync("/health/ready", 200);
        var statuses = await reads.EndAsync();
        Assert.That(statuses.Keys, Is.EqualTo([200]), string.Join(", ", statuses));
    }

    [Test]
    public async Task A_gateway_that_is_there_before_database_and_silos_lives_refuses_and_then_serves()
    {
        var database = await ClusterDatabase.CreateAsync();
        await using var gateway = GatewayProcess.Start(database);
        await gateway.AnswersAsync("/health/live", 200);

        using var refused = await gateway.Client.GetAsync(new Uri("/2/streams", UriKind.Relative));
        var refusal = await refused.Content.ReadAsStringAsync();
        var ready = await gateway.StatusAsync("/health/ready");
        await using var cluster = await ClusterUnderTest.StartAsync(database, silos: 1);

        Assert.That(((int)refused.StatusCode, refused.Headers.RetryAfter is not null, ready), Is.EqualTo((503, true, 503)));
        Assert.That(refusal, Does.Contain("\"error_code\":").And.Contain("\"link\":"));
        await gateway.BecomeReadyAsync();
        await gateway.AnswersAsync("/2/streams/count", 200);
    }

    [Test]
    public async Task Each_silo_is_an_agent_and_a_stream_has_the_one_that_runs_it()
    {
        await using var cluster = await ClusterUnderTest.StartAsync(silos: 2, "--Ownership:Slots", "3");
        var gateway = (await cluster.AddGatewaysAsync(1))[0];
        var streams = await cluster.CreateStreamsAsync(4);
        var leases = await cluster.RunningAsync(4);

        var agents = (await gateway.GetAsync("/2/agents")).GetProperty("agents").EnumerateArray().ToList();
        var info = await gateway.GetAsync("/2/agent/info");
        var runner = await gateway.GetAsync($"/2/streams/{streams[0]}/agent");

        Assert.That(agents.Select(agent => agent.GetProperty("streams").GetProperty("max_stream_count").GetInt32()), Is.EqualTo([3, 3]));
        Assert.That(
            agents.SelectMany(agent => agent.GetProperty("streams").GetProperty("in_progress").EnumerateArray()).Select(id => id.GetGuid()),
            Is.EquivalentTo(streams));
        Assert.That(info.GetProperty("streams").GetProperty("max_stream_count").GetInt32(), Is.EqualTo(6));
        Assert.That(leases[streams[0]].Owner, Does.StartWith($"{runner.GetProperty("address").GetString()}@"));
        Assert.That(await gateway.StatusAsync($"/2/streams/{Guid.NewGuid()}/agent"), Is.EqualTo(404));
    }

    /// <summary>Asks again and again, and counts the answers by status.</summary>
    private sealed class Reads : IAsyncDisposable
    {
        private readonly CancellationTokenSource _stop = new();
        private readonly ConcurrentDictionary<int, int> _statuses = new();
        private readonly Task _asking;

        public Reads(GatewayProcess gateway) => _asking = AskAsync(gateway);

        public async Task<IReadOnlyDictionary<int, int>> EndAsync()
        {
            await _stop.CancelAsync();
            await _asking;
            return _statuses;
        }

        public async ValueTask DisposeAsync()
        {
            await EndAsync();
            _stop.Dispose();
        }

        private async Task AskAsync(GatewayProcess gateway)
        {
            while (!_stop.IsCancellationRequested)
            {
                _statuses.AddOrUpdate(await gateway.StatusAsync("/2/streams/count"), 1, (_, count) => count + 1);
            }
        }
    }
}
