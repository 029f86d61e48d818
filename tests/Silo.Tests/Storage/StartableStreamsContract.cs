using LunaVideoAgent.Grains.Abstractions.Streams;
using LunaVideoAgent.Grains.Ownership;
using LunaVideoAgent.Silo.Tests.Support;

namespace LunaVideoAgent.Silo.Tests.Storage;

internal abstract class StartableStreamsContract<TDatabase>
    where TDatabase : ITestDatabase, new()
{
    private TDatabase _database = default!;
    private LeaseOwner _asker = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _database = new TDatabase();
        await _database.StartAsync();
        _asker = await _database.JoinAsync();
    }

    [TearDown]
    public async Task StopAsync() => await _database.DisposeAsync();

    [Test]
    public async Task Pending_streams_and_orphans_start_in_their_order_and_no_others()
    {
        var orphan = await _database.CreateAsync(status: StreamStatus.InProgress);
        var pending = await _database.CreateAsync();

        foreach (var status in Enum.GetValues<StreamStatus>().Where(s => s is not (StreamStatus.Pending or StreamStatus.InProgress)))
        {
            await _database.CreateAsync(status: status);
        }

        var last = await _database.CreateAsync();

        Assert.That(await ListAsync(), Is.EqualTo([orphan.StreamId, pending.StreamId, last.StreamId]));
        Assert.That(await ListAsync(limit: 2), Is.EqualTo([orphan.StreamId, pending.StreamId]));
    }

    [TestCase(StreamStatus.Pending)]
    [TestCase(StreamStatus.InProgress)]
    public async Task What_another_living_owner_holds_does_not_start(StreamStatus status)
    {
        var stream = await _database.CreateAsync(status: status);
        await _database.TakeAsync(stream.StreamId, await _database.JoinAsync());

        Assert.That(await ListAsync(Sample.TimeToLive - TimeSpan.FromMicroseconds(1)), Is.Empty);
        Assert.That(await ListAsync(Sample.TimeToLive), Is.EqualTo([stream.StreamId]));
    }

    [TestCase(StreamStatus.Pending)]
    [TestCase(StreamStatus.InProgress)]
    public async Task What_a_vanished_owner_held_starts_at_once(StreamStatus status)
    {
        var stream = await _database.CreateAsync(status: status);
        var gone = await _database.JoinAsync();
        await _database.TakeAsync(stream.StreamId, gone);

        await _database.VanishAsync(gone);

        Assert.That(await ListAsync(), Is.EqualTo([stream.StreamId]));
    }

    [TestCase(StreamStatus.Pending)]
    [TestCase(StreamStatus.InProgress)]
    public async Task What_was_released_starts_at_once(StreamStatus status)
    {
        var stream = await _database.CreateAsync(status: status);
        var lease = await _database.TakeAsync(stream.StreamId, await _database.JoinAsync());

        await _database.Leases.ReleaseAsync(lease!, Sample.Time, CancellationToken.None);

        Assert.That(await ListAsync(), Is.EqualTo([stream.StreamId]));
    }

    [Test]
    public async Task What_the_asker_runs_does_not_start_again_but_what_it_should_run_does()
    {
        var running = await _database.CreateAsync(status: StreamStatus.InProgress);
        var resumed = await _database.CreateAsync();
        await _database.TakeAsync(running.StreamId, _asker);
        await _database.TakeAsync(resumed.StreamId, _asker);

        Assert.That(await ListAsync(), Is.EqualTo([resumed.StreamId]));
    }

    private Task<IReadOnlyList<Guid>> ListAsync(TimeSpan after = default, int limit = 10) =>
        _database.Streams.ListStartableAsync(_asker, Sample.Time + after, limit, CancellationToken.None);
}
