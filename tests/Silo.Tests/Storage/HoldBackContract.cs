using LunaVideoAgent.Grains.Abstractions.Streams;
using LunaVideoAgent.Grains.Ownership;
using LunaVideoAgent.Silo.Tests.Support;

namespace LunaVideoAgent.Silo.Tests.Storage;

internal abstract class HoldBackContract<TDatabase>
    where TDatabase : ITestDatabase, new()
{
    private TDatabase _database = default!;
    private Guid _streamId;
    private DateTimeOffset _time;

    [SetUp]
    public async Task StartAsync()
    {
        _time = Sample.Time;
        _database = new TDatabase();
        await _database.StartAsync();
        _streamId = (await _database.CreateAsync()).StreamId;
    }

    [TearDown]
    public async Task StopAsync() => await _database.DisposeAsync();

    [Test]
    public async Task After_two_young_deaths_nobody_takes_it_for_a_minute_then_twice_as_long_each_time()
    {
        var holds = new List<TimeSpan>();

        for (var deaths = 1; deaths <= 10; deaths++)
        {
            await DieYoungAsync();
            holds.Add(await HeldBackForAsync());
        }

        int[] minutes = [0, 1, 2, 4, 8, 16, 32, 64, 64, 64];
        Assert.That(holds, Is.EqualTo(minutes.Select(minute => TimeSpan.FromMinutes(minute))));
    }

    [Test]
    public async Task A_taker_learns_how_many_died_before_it()
    {
        await DieYoungAsync();
        await DieYoungAsync();

        var lease = await _database.TakeAsync(_streamId, await _database.JoinAsync(), _time.AddMinutes(1));

        Assert.That(lease, Has.Property("YoungDeaths").EqualTo(2));
    }

    [Test]
    public async Task An_owner_that_lived_for_a_minute_did_not_die_young()
    {
        await DieYoungAsync();
        await DieAsync(age: TimeSpan.FromMinutes(1));

        var lease = await _database.TakeAsync(_streamId, await _database.JoinAsync(), _time);

        Assert.That(lease, Has.Property("YoungDeaths").Zero.And.Property("WasLost").True);
    }

    [Test]
    public async Task A_release_forgets_the_deaths()
    {
        await DieYoungAsync();
        var lease = await _database.TakeAsync(_streamId, await _database.JoinAsync(), _time);
        await _database.Leases.ReleaseAsync(lease!, _time, CancellationToken.None);
        await DieYoungAsync();

        var next = await _database.TakeAsync(_streamId, await _database.JoinAsync(), _time);

        Assert.That(next, Has.Property("YoungDeaths").EqualTo(1));
    }

    [Test]
    public async Task Stopping_a_stream_forgets_the_deaths()
    {
        await DieYoungAsync();
        await DieYoungAsync();
        await _database.Streams.MoveAsync(Sample.Move(_streamId, StreamStatus.Pending, StreamStatus.Stop), CancellationToken.None);
        await _database.Streams.MoveAsync(Sample.Move(_streamId, StreamStatus.Stop, StreamStatus.Pending), CancellationToken.None);

        var lease = await _database.TakeAsync(_streamId, await _database.JoinAsync(), _time);

        Assert.That(lease, Is.Not.Null);
    }

    [Test]
    public async Task Other_settings_forget_the_deaths()
    {
        await DieYoungAsync();
        await DieYoungAsync();
        var stream = await _database.Streams.FindAsync(_streamId, accountId: null, CancellationToken.None);
        await _database.Streams.ReplaceAsync(_streamId, 1, stream!.Settings, _time, CancellationToken.None);

        var lease = await _database.TakeAsync(_streamId, await _database.JoinAsync(), _time);

        Assert.That(lease, Is.Not.Null);
    }

    private Task DieYoungAsync() => DieAsync(TimeSpan.FromSeconds(59));

    // Takes the lease as soon as it can be had, gives a last sign of life at an age and vanishes.
    private async Task DieAsync(TimeSpan age)
    {
        var owner = await _database.JoinAsync();
        var lease = await _database.TakeAsync(_streamId, owner, _time += await HeldBackForAsync());
        _time += age;

        await _database.Leases.RenewAsync(owner, [lease!], _time, Sample.TimeToLive, CancellationToken.None);
        await _database.VanishAsync(owner);
    }

    private async Task<TimeSpan> HeldBackForAsync()
    {
        var asker = await _database.JoinAsync();
        var times = Enumerable.Range(0, 8).Select(power => TimeSpan.FromMinutes(1 << power)).Prepend(TimeSpan.Zero);

        foreach (var time in times)
        {
            if (await IsStartableAsync(asker, _time + time))
            {
                return time;
            }

            Assert.That(await _database.TakeAsync(_streamId, asker, _time + time), Is.Null);
        }

        throw new InvalidOperationException("It is held back for ever.");
    }

    private async Task<bool> IsStartableAsync(LeaseOwner asker, DateTimeOffset time) =>
        (await _database.Streams.ListStartableAsync(asker, time, limit: 10, CancellationToken.None)).Contains(_streamId);
}
