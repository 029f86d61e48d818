using LunaVideoAgent.Grains.Ownership;
using LunaVideoAgent.Grains.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace LunaVideoAgent.Grains.Tests.Ownership;

[TestFixture]
internal sealed class LeaseKeeperTests
{
    private readonly MemoryStore _store = new();
    private readonly FreezableTime _time = new();
    private readonly Guid _streamId = Guid.NewGuid();

    [Test]
    public async Task A_lease_that_is_not_renewed_stops_being_valid_before_anybody_may_take_it()
    {
        using var keeper = NewKeeper();
        var held = await keeper.TryTakeAsync(_streamId, CancellationToken.None);

        _time.Advance(TimeSpan.FromSeconds(15.9));
        var before = held!.IsValid;
        _time.Advance(TimeSpan.FromSeconds(0.1));

        Assert.That((before, held.IsValid), Is.EqualTo((true, false)), "80 % of 20 s");
    }

    [Test]
    public async Task Renewing_extends_it()
    {
        using var keeper = NewKeeper();
        var held = await keeper.TryTakeAsync(_streamId, CancellationToken.None);

        _time.Advance(TimeSpan.FromSeconds(10));
        await keeper.RenewAsync(CancellationToken.None);
        _time.Advance(TimeSpan.FromSeconds(10));

        Assert.That(held!.IsValid);
    }

    [Test]
    public async Task A_database_outage_changes_nothing_until_the_fence()
    {
        using var keeper = NewKeeper();
        var held = await keeper.TryTakeAsync(_streamId, CancellationToken.None);
        _store.Fault = new TimeoutException("the database is away");

        _time.Advance(TimeSpan.FromSeconds(10));
        await Assert.ThrowsAsync<TimeoutException>(() => keeper.RenewAsync(CancellationToken.None));
        var during = held!.IsValid;
        _store.Fault = null;
        await keeper.RenewAsync(CancellationToken.None);
        _time.Advance(TimeSpan.FromSeconds(10));

        Assert.That((during, held.IsValid), Is.EqualTo((true, true)));
    }

    [Test]
    public async Task A_lease_whose_holder_is_gone_is_lost_without_harm_to_the_others()
    {
        using var keeper = NewKeeper();
        var gone = await keeper.TryTakeAsync(_streamId, CancellationToken.None);
        var other = await keeper.TryTakeAsync(Guid.NewGuid(), CancellationToken.None);

        // The row is gone, as that of a stream that is removed, and the holder lets go while the answer is on its way.
        await _store.ReleaseAsync(gone!.Lease, _time.GetUtcNow(), CancellationToken.None);
        gone.Dispose();
        _time.Advance(TimeSpan.FromSeconds(10));
        await keeper.RenewAsync(CancellationToken.None);
        _time.Advance(TimeSpan.FromSeconds(10));

        Assert.That((keeper.LostCount, keeper.HeldCount, other!.IsValid), Is.EqualTo((1L, 1, true)));
    }

    [Test]
    public async Task A_lease_that_somebody_else_took_is_lost_at_the_next_renewal()
    {
        using var keeper = NewKeeper();
        var held = await keeper.TryTakeAsync(_streamId, CancellationToken.None);

        await _store.TryTakeAsync(_streamId, new LeaseOwner("other"), _time.GetUtcNow(), TimeSpan.FromSeconds(15), CancellationToken.None);
        await keeper.RenewAsync(CancellationToken.None);

        Assert.That(held!.IsValid, Is.False);
        Assert.That(held.Lost.IsCancellationRequested);
    }

    [Test]
    public async Task Taking_the_lease_again_in_one_process_fences_the_stuck_holder()
    {
        using var keeper = NewKeeper();
        var stuck = await keeper.TryTakeAsync(_streamId, CancellationToken.None);

        var held = await keeper.TryTakeAsync(_streamId, CancellationToken.None);

        Assert.That((stuck!.IsValid, held!.IsValid), Is.EqualTo((false, true)));
        Assert.That(held.Lease.Epoch, Is.GreaterThan(stuck.Lease.Epoch));
    }

    [Test]
    public async Task After_a_standstill_it_is_proven_again_by_a_renewal_that_began_later()
    {
        using var keeper = NewKeeper();
        var held = await keeper.TryTakeAsync(_streamId, CancellationToken.None);
        var before = held!.IsProven;

        _time.StandStill(TimeSpan.FromSeconds(5));
        var proof = held.ProveAsync(CancellationToken.None).AsTask();
        var woken = (held.IsValid, held.IsProven, proof.IsCompleted);
        await keeper.RenewAsync(CancellationToken.None);

        Assert.That((before, woken, held.IsProven), Is.EqualTo((true, (true, false, false), true)));
    }

    private LeaseKeeper NewKeeper() => new(
        _store,
        new LeaseOwner("silo"),
        new ProcessPulse(_time),
        Options.Create(new OwnershipOptions()),
        _time,
        NullLogger<LeaseKeeper>.Instance);
}
