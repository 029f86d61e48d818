using LunaVideoAgent.Cluster.Tests.Support;

namespace LunaVideoAgent.Cluster.Tests.Gateways;

/// <summary>The live view of streams that run on silos which the gateways know only by the membership table.</summary>
internal sealed class LiveViewTests
{
    private ClusterUnderTest _cluster = null!;
    private IReadOnlyList<GatewayProcess> _gateways = null!;
    private IReadOnlyList<Guid> _streams = null!;
    private IReadOnlyDictionary<Guid, LeaseRow> _leases = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _cluster = await ClusterUnderTest.StartAsync(silos: 2);
        _gateways = await _cluster.AddGatewaysAsync(2);
        _streams = await _cluster.CreateStreamsAsync(4);
        _leases = await _cluster.RunningAsync(4);
    }

    [TearDown]
    public async Task StopAsync() => await _cluster.DisposeAsync();

    [Test]
    public async Task Every_stream_is_seen_through_every_gateway_wherever_it_runs()
    {
        Assert.That(_leases.Values.Select(lease => lease.Owner).Distinct().Count(), Is.EqualTo(2), "both silos run streams");

        foreach (var (stream, gateway) in _streams.SelectMany(stream => _gateways.Select(gateway => (stream, gateway))))
        {
            await using var watcher = await LiveWatcher.ConnectAsync(gateway, stream);

            var sight = await watcher.SeesAsync();

            Assert.That((sight.Results, sight.IsJpeg), Is.EqualTo((1, true)));
        }
    }

    [Test]
    public async Task Whoever_watches_a_stream_whose_silo_is_killed_sees_it_go_on_over_the_same_connection()
    {
        var watched = _streams[0];
        await using var first = await LiveWatcher.ConnectAsync(_gateways[0], watched);
        await using var second = await LiveWatcher.ConnectAsync(_gateways[1], watched);
        var before = await first.SeesAsync();
        await second.SeesAsync();

        var silo = _cluster.OwnerOf(_leases[watched]);
        await _cluster.KillAsync(silo);
        var killed = TimeProvider.System.GetTimestamp();

        var after = await first.SeesAsync(before.Cursor.Epoch);
        var gap = TimeProvider.System.GetElapsedTime(killed);
        await second.SeesAsync(before.Cursor.Epoch);

        await TestContext.Out.WriteLineAsync($"a picture of the new owner {gap.TotalSeconds:0.00} s after the kill");
        Assert.That(after.IsJpeg);
    }
}
