using LunaVideoAgent.Grains.Abstractions.Streams;
using LunaVideoAgent.Grains.Ownership;
using LunaVideoAgent.Silo.Tests.Support;

namespace LunaVideoAgent.Silo.Tests.Storage;

internal abstract class LeaseStoreContract<TDatabase>
    where TDatabase : ITestDatabase, new()
{
    private TDatabase _database = default!;
    private Guid _streamId;

    [SetUp]
    public async Task StartAsync()
    {
        _database = new TDatabase();
        await _database.StartAsync();
        _streamId = (await _database.CreateAsync()).StreamId;
    }

    [TearDown]
    public async Task StopAsync() => await _database.DisposeAsync();

    [Test]
    public async Task A_free_lease_is_taken_with_epoch_one()
    {
        var owner = await _database.JoinAsync();

        var lease = await _database.TakeAsync(_streamId, owner);

        Assert.That(lease, Is.EqualTo(new Lease(_streamId, 1, owner, WasLost: false)));
    }

    [Test]
    public async Task A_stream_that_does_not_exist_has_no_lease()
    {
        var lease = await _database.TakeAsync(Guid.NewGuid(), await _database.JoinAsync());

        Assert.That(lease, Is.Null);
    }

    [Test]
    public async Task A_held_lease_is_not_taken_by_another()
    {
        await _database.TakeAsync(_streamId, await _database.JoinAsync());

        var lease = await _database.TakeAsync(
            _streamId, await _database.JoinAsync(), Sample.Time + Sample.TimeToLive - TimeSpan.FromMicroseconds(1));

        Assert.That(lease, Is.Null);
    }

    [Test]
    public async Task The_owner_takes_its_own_lease_again_under_a_new_epoch()
    {
        var owner = await _database.JoinAsync();
        await _database.TakeAsync(_streamId, owner);

        var lease = await _database.TakeAsync(_streamId, owner);

        Assert.That(lease, Is.EqualTo(new Lease(_streamId, 2, owner, WasLost: false)));
    }

    [Test]
    public async Task An_expired_lease_was_lost()
    {
        await _database.TakeAsync(_streamId, await _database.JoinAsync());
        var owner = await _database.JoinAsync();

        var lease = await _database.TakeAsync(_streamId, owner, Sample.Time + Sample.TimeToLive);

        Assert.That(lease, Is.EqualTo(new Lease(_streamId, 2, owner, WasLost: true) { YoungDeaths = 1 }));
    }

    [Test]
    public async Task A_lease_of_an_owner_known_to_be_gone_is_taken_before_it_expires()
    {
        var gone = await _database.JoinAsync();
        await _database.TakeAsync(_streamId, gone);
        await _database.VanishAsync(gone);
        var owner = await _database.JoinAsync();

        var lease = await _database.TakeAsync(_streamId, owner, Sample.Time.AddSeconds(1));

        Assert.That(lease, Is.EqualTo(new Lease(_streamId, 2, owner, WasLost: true) { YoungDeaths = 1 }));
    }

    [Test]
    public async Task A_released_lease_was_not_lost()
    {
        var first = await _database.TakeAsync(_streamId, await _database.JoinAsync());
        await _database.Leases.ReleaseAsync(first!, Sample.Time, CancellationToken.None);
        var owner = await _database.JoinAsync();

        var lease = await _database.TakeAsync(_streamId, owner);

        Assert.That(lease, Is.EqualTo(new Lease(_streamId, 2, owner, WasLost: false)));
    }

    [Test]
    public async Task Releasing_a_lost_lease_does_not_release_the_winners()
    {
        var lost = await _database.TakeAsync(_streamId, await _database.JoinAsync());
        var time = Sample.Time + Sample.TimeToLive;
        await _database.TakeAsync(_streamId, await _database.JoinAsync(), time);

        await _database.Leases.ReleaseAsync(lost!, time, CancellationToken.None);

        Assert.That(await _database.TakeAsync(_streamId, await _database.JoinAsync(), time), Is.Null);
    }

    [Test]
    public async Task Renewing_extends_all_leases_and_leaves_out_the_lost_ones()
    {
        var owner = await _database.JoinAsync();
        var other = (await _database.CreateAsync()).StreamId;
        var deleted = (await _database.CreateAsync()).StreamId;
        var leases = new[] { await TakenAsync(_streamId, owner), await TakenAsync(other, owner), await TakenAsync(deleted, owner) };
        await TakenAsync(other, owner);
        await _database.Streams.DeleteAsync(deleted, accountId: null, CancellationToken.None);
        var time = Sample.Time.AddSeconds(10);

        var kept = await _database.Leases.RenewAsync(owner, leases, time, Sample.TimeToLive, CancellationToken.None);

        Assert.That(kept, Is.EqualTo([leases[0]]));
        var last = time + Sample.TimeToLive;
        var thief = await _database.JoinAsync();
        Assert.That(await _database.TakeAsync(_streamId, thief, last - TimeSpan.FromMicroseconds(1)), Is.Null);
        Assert.That(await _database.TakeAsync(_streamId, thief, last), Is.Not.Null);
    }

    [Test]
    public async Task Renewing_nothing_renews_nothing()
    {
        var kept = await _database.Leases.RenewAsync(
            await _database.JoinAsync(), [], Sample.Time, Sample.TimeToLive, CancellationToken.None);

        Assert.That(kept, Is.Empty);
    }

    [Test]
    public async Task Of_sixteen_owners_exactly_one_takes_a_free_lease()
    {
        var leases = await RaceAsync(Sample.Time);

        Assert.That(leases.Select(lease => lease.Epoch), Is.EqualTo([1L]));
    }

    [Test]
    public async Task Of_sixteen_owners_exactly_one_takes_an_expired_lease()
    {
        await _database.TakeAsync(_streamId, await _database.JoinAsync());

        var leases = await RaceAsync(Sample.Time + Sample.TimeToLive);

        Assert.That(leases.Select(lease => (lease.Epoch, lease.WasLost)), Is.EqualTo([(2L, true)]));
    }

    [Test]
    public async Task Of_sixteen_takings_by_one_owner_only_the_last_may_write()
    {
        var owner = await _database.JoinAsync();
        var store = _database.Leases;
        var leases = await Task.WhenAll(
            Enumerable.Range(0, 16).Select(_ => Task.Run(
                () => store.TryTakeAsync(_streamId, owner, Sample.Time, Sample.TimeToLive, CancellationToken.None))));
        var move = Sample.Move(_streamId, StreamStatus.Pending, StreamStatus.InProgress);

        var moved = await Task.WhenAll(
            leases.Select(lease => Task.Run(() => _database.Streams.MoveAsync(move with { Lease = lease }, CancellationToken.None))));

        Assert.That(leases.Select(lease => lease!.Epoch), Is.EquivalentTo(Enumerable.Range(1, 16)));
        Assert.That(leases.Where((_, index) => moved[index]).Select(lease => lease!.Epoch), Is.EqualTo([16L]));
    }

    private async Task<IReadOnlyList<Lease>> RaceAsync(DateTimeOffset time)
    {
        var owners = new List<LeaseOwner>();

        for (var i = 0; i < 16; i++)
        {
            owners.Add(await _database.JoinAsync());
        }

        var store = _database.Leases;
        var leases = await Task.WhenAll(
            owners.Select(owner => Task.Run(
                () => store.TryTakeAsync(_streamId, owner, time, Sample.TimeToLive, CancellationToken.None))));
        return [.. leases.OfType<Lease>()];
    }

    private async Task<Lease> TakenAsync(Guid streamId, LeaseOwner owner) => (await _database.TakeAsync(streamId, owner))!;
}
