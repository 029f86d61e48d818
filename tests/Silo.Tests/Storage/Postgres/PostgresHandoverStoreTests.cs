using LunaVideoAgent.Grains.Ownership;
using LunaVideoAgent.Silo.Storage.Postgres;
using LunaVideoAgent.Silo.Tests.Support;

namespace LunaVideoAgent.Silo.Tests.Storage.Postgres;

internal sealed class PostgresHandoverStoreTests
{
    private static readonly byte[] Memory = [1, 2, 3];

    private PostgresTestDatabase _database = null!;
    private Lease _lease = null!;

    private PostgresHandoverStore Store => new(_database.Database);

    [SetUp]
    public async Task StartAsync()
    {
        _database = new PostgresTestDatabase();
        await _database.StartAsync();
        _lease = await _database.RunAsync(await _database.JoinAsync());
    }

    [TearDown]
    public async Task StopAsync() => await _database.DisposeAsync();

    [Test]
    public async Task The_next_owner_reads_it_once()
    {
        await Store.SaveAsync(_lease, Memory, CancellationToken.None);
        var next = await MoveOnAsync();

        Assert.That(await Store.TakeAsync(next, CancellationToken.None), Is.EqualTo(Memory));
        Assert.That(await Store.TakeAsync(next, CancellationToken.None), Is.Null);
    }

    [Test]
    public async Task Who_has_lost_the_lease_leaves_nothing()
    {
        var lost = _lease;
        var next = await MoveOnAsync();

        await Store.SaveAsync(lost, Memory, CancellationToken.None);

        Assert.That(await Store.TakeAsync(next with { Epoch = next.Epoch + 1 }, CancellationToken.None), Is.Null);
    }

    [Test]
    public async Task What_was_left_two_owners_ago_is_forgotten()
    {
        await Store.SaveAsync(_lease, Memory, CancellationToken.None);
        await MoveOnAsync();
        var third = await MoveOnAsync();

        Assert.That(await Store.TakeAsync(third, CancellationToken.None), Is.Null);
    }

    private async Task<Lease> MoveOnAsync()
    {
        await _database.Leases.ReleaseAsync(_lease, Sample.Time, CancellationToken.None);
        return _lease = await _database.HoldAsync(_lease.StreamId, await _database.JoinAsync());
    }
}
