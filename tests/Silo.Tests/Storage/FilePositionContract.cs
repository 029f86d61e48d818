using LunaVideoAgent.Grains.Abstractions.Streams;
using LunaVideoAgent.Grains.Ownership;
using LunaVideoAgent.Silo.Tests.Support;

namespace LunaVideoAgent.Silo.Tests.Storage;

internal abstract class FilePositionContract<TDatabase>
    where TDatabase : ITestDatabase, new()
{
    private TDatabase _database = default!;
    private StreamSnapshot _stream = null!;
    private Lease _lease = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _database = new TDatabase();
        await _database.StartAsync();
        _stream = await _database.CreateAsync(status: StreamStatus.InProgress);
        _lease = await TakeAsync();
    }

    [TearDown]
    public async Task StopAsync() => await _database.DisposeAsync();

    [Test]
    public async Task The_newest_position_is_found_as_often_as_it_is_asked_for()
    {
        await SaveAsync(_lease, 41);
        await SaveAsync(_lease, long.MaxValue);

        Assert.That(await FindAsync(), Is.EqualTo(long.MaxValue));
        Assert.That(await FindAsync(), Is.EqualTo(long.MaxValue));
    }

    [Test]
    public async Task Without_one_it_is_null() => Assert.That(await FindAsync(), Is.Null);

    [Test]
    public async Task Who_has_lost_the_lease_notes_nothing()
    {
        await SaveAsync(_lease, 41);
        await _database.Leases.ReleaseAsync(_lease, Sample.Time, CancellationToken.None);
        await TakeAsync();

        await SaveAsync(_lease, 99);

        Assert.That(await FindAsync(), Is.EqualTo(41));
    }

    [Test]
    public async Task Other_settings_begin_at_the_start()
    {
        await SaveAsync(_lease, 41);
        await _database.Streams.ReplaceAsync(
            _stream.StreamId, _stream.Version, _stream.Settings, Sample.Time, CancellationToken.None);

        await SaveAsync(_lease, 42);

        Assert.That(await FindAsync(_stream.Version + 1), Is.Null);
        Assert.That(await FindAsync(), Is.EqualTo(41), "who runs the settings of before notes nothing any more");
    }

    [Test]
    public async Task It_goes_with_its_stream()
    {
        await SaveAsync(_lease, 41);

        Assert.That(await _database.Streams.DeleteAsync(_stream.StreamId, accountId: null, CancellationToken.None), Is.True);

        await SaveAsync(_lease, 42);
        Assert.That(await FindAsync(), Is.Null);
    }

    private async Task<Lease> TakeAsync() => (await _database.TakeAsync(_stream.StreamId, await _database.JoinAsync()))!;

    private Task SaveAsync(Lease lease, long frameIndex) =>
        _database.Positions.SaveAsync(lease, _stream.Version, frameIndex, CancellationToken.None);

    private Task<long?> FindAsync(int? version = null) =>
        _database.Positions.FindAsync(_stream.StreamId, version ?? _stream.Version, CancellationToken.None);
}
