using LunaVideoAgent.Grains.Abstractions.Streams;
using LunaVideoAgent.Silo.Storage;
using LunaVideoAgent.Silo.Tests.Support;

namespace LunaVideoAgent.Silo.Tests.Storage;

internal abstract class StreamStoreContract<TDatabase>
    where TDatabase : ITestDatabase, new()
{
    private TDatabase _database = default!;

    [SetUp]
    public async Task StartAsync()
    {
        _database = new TDatabase();
        await _database.StartAsync();
    }

    [TearDown]
    public async Task StopAsync() => await _database.DisposeAsync();

    [Test]
    public async Task A_stream_is_found_as_it_was_created()
    {
        var stream = Sample.Stream(Sample.Settings() with { Source = "north", EventSourceGroup = "gates", Description = "x" }) with
        {
            LastError = "none yet",
            Autorestart = new AutorestartState(AutorestartStatus.InProgress, 3, Sample.Time.AddMinutes(-1)),
        };

        await _database.Streams.CreateAsync(stream, CancellationToken.None);

        var found = await _database.Streams.FindAsync(stream.StreamId, stream.Settings.AccountId, CancellationToken.None);
        Assert.That(found, Is.Not.Null);
        Assert.That(found with { Settings = stream.Settings }, Is.EqualTo(stream));
        Assert.That(StoredJson.Write(found.Settings), Is.EqualTo(StoredJson.Write(stream.Settings)));
    }

    [Test]
    public async Task A_new_stream_has_one_log_record()
    {
        var stream = await _database.CreateAsync();

        var logs = await _database.Logs.ListAsync(Sample.LogsOf(stream.StreamId), CancellationToken.None);

        var expected = new StreamLog { StreamId = stream.StreamId, Status = StreamStatus.Pending, LogTime = Sample.Time };
        Assert.That(logs, Is.EqualTo([expected]));
    }

    [Test]
    public async Task An_id_cannot_be_taken_twice_and_the_second_try_leaves_nothing()
    {
        var stream = await _database.CreateAsync();

        await Assert.ThatAsync(() => _database.Streams.CreateAsync(stream, CancellationToken.None), Throws.Exception);

        Assert.That(await _database.StatusesAsync(stream.StreamId), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Another_accounts_stream_is_not_found()
    {
        var stream = await _database.CreateAsync();

        var found = await _database.Streams.FindAsync(stream.StreamId, Guid.NewGuid(), CancellationToken.None);
        var foundByAnyone = await _database.Streams.FindAsync(stream.StreamId, accountId: null, CancellationToken.None);

        Assert.That(found, Is.Null);
        Assert.That(foundByAnyone, Is.Not.Null);
    }

    [Test]
    public async Task Replacing_starts_the_stream_anew_under_the_next_version()
    {
        var stream = Sample.Stream(status: StreamStatus.Failure) with { LastError = "broken" };
        await _database.Streams.CreateAsync(stream, CancellationToken.None);
        var settings = stream.Settings with
        {
            Name = "exit",
            Autorestart = AutorestartSettings.Default with { Enabled = true },
        };

        var replaced = await _database.Streams.ReplaceAsync(stream.StreamId, 1, settings, Sample.Time.AddHours(1), CancellationToken.None);

        var found = await _database.Streams.FindAsync(stream.StreamId, accountId: null, CancellationToken.None);
        Assert.That(replaced, Is.True);
        Assert.That(
            found! with { Settings = settings },
            Is.EqualTo(stream with
            {
                Settings = settings,
                Version = 2,
                Status = StreamStatus.Pending,
                LastError = null,
                Autorestart = new AutorestartState(AutorestartStatus.Enabled, CurrentAttempt: null, LastAttemptTime: null),
            }));
        Assert.That(found!.Settings.Name, Is.EqualTo("exit"));
        Assert.That(await _database.StatusesAsync(stream.StreamId), Is.EqualTo([StreamStatus.Pending, StreamStatus.Failure]));
    }

    [Test]
    public async Task Replacing_an_older_version_changes_nothing()
    {
        var stream = await _database.CreateAsync();
        var other = stream.Settings with { Name = "exit" };
        await _database.Streams.ReplaceAsync(stream.StreamId, 1, stream.Settings, Sample.Time, CancellationToken.None);

        var replaced = await _database.Streams.ReplaceAsync(stream.StreamId, 1, other, Sample.Time, CancellationToken.None);

        var found = await _database.Streams.FindAsync(stream.StreamId, accountId: null, CancellationToken.None);
        Assert.That(replaced, Is.False);
        Assert.That((found!.Version, found.Settings.Name), Is.EqualTo((2, "entrance")));
        Assert.That(await _database.StatusesAsync(stream.StreamId), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Deleting_takes_log_and_lease_along()
    {
        var stream = await _database.CreateAsync();
        var owner = await _database.JoinAsync();
        await _database.TakeAsync(stream.StreamId, owner);

        var deleted = await _database.Streams.DeleteAsync(stream.StreamId, stream.Settings.AccountId, CancellationToken.None);

        Assert.That(deleted, Is.True);
        Assert.That(await _database.StatusesAsync(stream.StreamId), Is.Empty);
        Assert.That(await _database.TakeAsync(stream.StreamId, owner), Is.Null);
        Assert.That(await _database.Streams.DeleteAsync(stream.StreamId, accountId: null, CancellationToken.None), Is.False);
    }

    [Test]
    public async Task Another_accounts_stream_is_not_deleted()
    {
        var stream = await _database.CreateAsync();
        var owner = await _database.JoinAsync();
        var lease = await _database.TakeAsync(stream.StreamId, owner);

        var deleted = await _database.Streams.DeleteAsync(stream.StreamId, Guid.NewGuid(), CancellationToken.None);

        var kept = await _database.Leases.RenewAsync(owner, [lease!], Sample.Time, Sample.TimeToLive, CancellationToken.None);
        Assert.That(deleted, Is.False);
        Assert.That(kept, Is.EqualTo([lease]));
    }

    [Test]
    public async Task A_deleted_stream_takes_no_more_writes()
    {
        var stream = await _database.CreateAsync();
        var lease = await _database.TakeAsync(stream.StreamId, await _database.JoinAsync());
        await _database.Streams.DeleteAsync(stream.StreamId, accountId: null, CancellationToken.None);

        var moved = await _database.Streams.MoveAsync(
            Sample.Move(stream.StreamId, StreamStatus.Pending, StreamStatus.InProgress) with { Lease = lease },
            CancellationToken.None);
        var replaced = await _database.Streams.ReplaceAsync(stream.StreamId, 1, stream.Settings, Sample.Time, CancellationToken.None);

        Assert.That((moved, replaced), Is.EqualTo((false, false)));
    }

    [Test]
    public async Task Due_restarts_are_those_of_failed_streams_with_attempts_left_and_their_delay_over()
    {
        var settings = Sample.Settings() with { Autorestart = new AutorestartSettings(Enabled: true, 3, TimeSpan.FromSeconds(60)) };
        var first = await FailedAsync(settings, new AutorestartState(AutorestartStatus.Enabled, null, null));
        var due = await FailedAsync(settings, new AutorestartState(AutorestartStatus.InProgress, 2, Sample.Time.AddSeconds(-60)));
        await FailedAsync(settings, new AutorestartState(AutorestartStatus.InProgress, 2, Sample.Time.AddSeconds(-59)));
        await FailedAsync(settings, new AutorestartState(AutorestartStatus.InProgress, 3, Sample.Time.AddDays(-1)));
        await FailedAsync(settings, new AutorestartState(AutorestartStatus.Denied, null, null));
        await FailedAsync(settings, new AutorestartState(AutorestartStatus.Failed, 3, Sample.Time.AddDays(-1)));
        await FailedAsync(settings, new AutorestartState(AutorestartStatus.Disabled, null, null));
        await _database.CreateAsync(settings);

        var restartable = await _database.Streams.ListRestartableAsync(Sample.Time, limit: 10, CancellationToken.None);
        var limited = await _database.Streams.ListRestartableAsync(Sample.Time, limit: 1, CancellationToken.None);

        Assert.That(restartable.Select(stream => stream.StreamId), Is.EqualTo([first, due]));
        Assert.That(limited.Select(stream => stream.StreamId), Is.EqualTo([first]));
    }

    private async Task<Guid> FailedAsync(StreamSettings settings, AutorestartState state)
    {
        var stream = Sample.Stream(settings, StreamStatus.Failure) with { Autorestart = state };
        await _database.Streams.CreateAsync(stream, CancellationToken.None);
        return stream.StreamId;
    }
}
