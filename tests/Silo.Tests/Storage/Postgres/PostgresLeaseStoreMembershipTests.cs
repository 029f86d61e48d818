using LunaVideoAgent.Grains.Ownership;
using LunaVideoAgent.Silo.Storage.Postgres;
using LunaVideoAgent.Silo.Tests.Support;

namespace LunaVideoAgent.Silo.Tests.Storage.Postgres;

internal sealed class PostgresLeaseStoreMembershipTests
{
    private PostgresTestDatabase _database = null!;
    private Guid _streamId;

    [SetUp]
    public async Task StartAsync()
    {
        _database = new PostgresTestDatabase();
        await _database.StartAsync();
        _streamId = (await _database.CreateAsync()).StreamId;
    }

    [TearDown]
    public async Task StopAsync() => await _database.DisposeAsync();

    [Test]
    public async Task A_silo_declared_dead_neither_renews_nor_takes()
    {
        var zombie = await _database.JoinAsync();
        var lease = await _database.TakeAsync(_streamId, zombie);
        var other = (await _database.CreateAsync()).StreamId;
        await _database.VanishAsync(zombie);

        var kept = await _database.Leases.RenewAsync(zombie, [lease!], Sample.Time, Sample.TimeToLive, CancellationToken.None);
        var taken = await _database.TakeAsync(other, zombie);

        Assert.That(kept, Is.Empty);
        Assert.That(taken, Is.Null);
    }

    [Test]
    public async Task A_silo_that_is_not_in_the_membership_takes_nothing()
    {
        Assert.That(await _database.TakeAsync(_streamId, new LeaseOwner("10.0.0.9:11111@1")), Is.Null);
    }

    [Test]
    public async Task A_member_of_another_cluster_is_no_member()
    {
        var owner = await _database.JoinAsync();
        var elsewhere = new PostgresLeaseStore(new PostgresDatabase(_database.Source, "other", LeaseClock.Caller));

        var taken = await elsewhere.TryTakeAsync(_streamId, owner, Sample.Time, Sample.TimeToLive, CancellationToken.None);

        Assert.That(taken, Is.Null);
    }

    [Test]
    public async Task A_silo_with_a_fast_clock_takes_nothing_that_is_held()
    {
        var store = new PostgresLeaseStore(new PostgresDatabase(_database.Source, PostgresTestDatabase.ClusterId, LeaseClock.Server));
        var timeToLive = TimeSpan.FromMinutes(10);
        await store.TryTakeAsync(_streamId, await _database.JoinAsync(), Sample.Time, timeToLive, CancellationToken.None);

        var taken = await store.TryTakeAsync(
            _streamId, await _database.JoinAsync(), Sample.Time.AddYears(100), timeToLive, CancellationToken.None);

        Assert.That(taken, Is.Null);
    }

    [Test]
    public async Task A_lease_that_is_over_by_the_servers_clock_is_taken_by_a_silo_with_a_slow_one()
    {
        var store = new PostgresLeaseStore(new PostgresDatabase(_database.Source, PostgresTestDatabase.ClusterId, LeaseClock.Server));
        await store.TryTakeAsync(_streamId, await _database.JoinAsync(), Sample.Time, TimeSpan.Zero, CancellationToken.None);

        var taken = await store.TryTakeAsync(
            _streamId, await _database.JoinAsync(), Sample.Time.AddYears(-20), Sample.TimeToLive, CancellationToken.None);

        Assert.That(taken, Has.Property("WasLost").True);
    }
}
