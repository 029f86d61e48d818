using LunaVideoAgent.Cluster.Tests.Support;

namespace LunaVideoAgent.Cluster.Tests.Placement;

internal sealed class SlotTests
{
    private const int SlotsOfEach = 4;

    private const int Burst = 100;

    [Test]
    public async Task A_burst_fills_all_slots_and_no_more_and_room_is_taken_when_it_appears()
    {
        await using var cluster = await ClusterUnderTest.StartAsync(silos: 3, "--Ownership:Slots", $"{SlotsOfEach}");
        await using var most = new MostLeases(cluster.Database);

        var streams = await cluster.CreateStreamsAsync(Burst);
        var full = await cluster.RunningAsync(3 * SlotsOfEach);
        const int waiting = Burst - (3 * SlotsOfEach);
        await Eventually.IsAsync(() => cluster.Database.CountAsync("Pending"), waiting, seconds: 20, "pending streams");
        await cluster.AddSilosAsync(1);
        await cluster.RunningAsync(4 * SlotsOfEach);
        await Task.WhenAll(full.Keys.Take(2).Select(id => cluster.Catalog.StopAsync(id, CancellationToken.None)));
        await Eventually.IsAsync(() => cluster.Database.CountAsync("InProgress"), 4 * SlotsOfEach, seconds: 20, "streams in progress");

        Assert.That(streams, Is.SupersetOf(full.Keys));
        Assert.That(await most.OfOneOwnerAsync(), Is.EqualTo(SlotsOfEach), "No silo ever held more than it has slots.");
    }

    [Test]
    public async Task A_reserved_silo_takes_its_groups_and_nothing_else()
    {
        await using var cluster = await ClusterUnderTest.StartAsync(silos: 1);
        var reserved = (await cluster.AddSilosAsync(1, "--Ownership:Groups:0", "gates", "--Ownership:Slots", "2")).Single();

        var others = await cluster.CreateStreamsAsync(3);
        var gates = await cluster.CreateStreamsAsync(3, StreamSample.Camera("gates"));
        var leases = await cluster.RunningAsync(6);

        Assert.That(others.Count(id => leases[id].IsOf(reserved)), Is.Zero);
        Assert.That(gates.Count(id => leases[id].IsOf(reserved)), Is.EqualTo(2), "As many as fit; the rest goes where all may.");
    }
}
