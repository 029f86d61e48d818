using LunaVideoAgent.Grains.Abstractions.Streams;
using LunaVideoAgent.Silo.Tests.Support;

namespace LunaVideoAgent.Silo.Tests.Storage;

internal abstract class StreamMoveContract<TDatabase>
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
    public async Task Each_status_on_the_way_is_logged_in_order_and_the_error_with_the_first()
    {
        var stream = await _database.CreateAsync(status: StreamStatus.InProgress);
        var move = Sample.Move(
            stream.StreamId, StreamStatus.InProgress, StreamStatus.HandlerLost, StreamStatus.Restart, StreamStatus.Pending) with
        {
            Error = "the owner vanished",
            LastProcessedFrameTime = Sample.Time.AddMilliseconds(-40),
        };

        var moved = await _database.Streams.MoveAsync(move, CancellationToken.None);

        var logs = await _database.Logs.ListAsync(Sample.LogsOf(stream.StreamId), CancellationToken.None);
        var record = new StreamLog
        {
            StreamId = stream.StreamId,
            Status = StreamStatus.Pending,
            LogTime = move.Time,
            LastProcessedFrameTime = move.LastProcessedFrameTime,
        };
        Assert.That(moved, Is.True);
        Assert.That(
            logs.Take(3),
            Is.EqualTo(
            [
                record,
                record with { Status = StreamStatus.Restart },
                record with { Status = StreamStatus.HandlerLost, Error = move.Error },
            ]));
        var found = await FindAsync(stream.StreamId);
        Assert.That((found.Status, found.LastError), Is.EqualTo((StreamStatus.Pending, move.Error)));
    }

    [Test]
    public async Task A_stream_in_another_status_does_not_move()
    {
        var stream = await _database.CreateAsync(status: StreamStatus.Done);

        var moved = await _database.Streams.MoveAsync(
            Sample.Move(stream.StreamId, StreamStatus.Pending, StreamStatus.Stop) with { Error = "x" }, CancellationToken.None);

        Assert.That(moved, Is.False);
        Assert.That(await FindAsync(stream.StreamId), Has.Property("Status").EqualTo(StreamStatus.Done).And.Property("LastError").Null);
        Assert.That(await _database.StatusesAsync(stream.StreamId), Is.EqualTo([StreamStatus.Done]));
    }

    [Test]
    public async Task A_move_may_start_from_several_statuses()
    {
        var stream = await _database.CreateAsync(status: StreamStatus.Paused);
        var move = Sample.Move(stream.StreamId, StreamStatus.Pending, StreamStatus.Stop);

        var moved = await _database.Streams.MoveAsync(
            move with { From = [StreamStatus.Pending, StreamStatus.InProgress, StreamStatus.Paused] }, CancellationToken.None);

        Assert.That(moved, Is.True);
    }

    [Test]
    public async Task The_last_error_stays_until_a_move_clears_it()
    {
        var stream = await _database.CreateAsync();
        var fail = Sample.Move(stream.StreamId, StreamStatus.Pending, StreamStatus.Failure) with { Error = "lost" };
        var restart = Sample.Move(stream.StreamId, StreamStatus.Failure, StreamStatus.Pending);
        var run = Sample.Move(stream.StreamId, StreamStatus.Pending, StreamStatus.InProgress) with { ClearsError = true };

        await _database.Streams.MoveAsync(fail, CancellationToken.None);
        await _database.Streams.MoveAsync(restart, CancellationToken.None);
        var before = await FindAsync(stream.StreamId);
        await _database.Streams.MoveAsync(run, CancellationToken.None);
        var after = await FindAsync(stream.StreamId);

        Assert.That((before.LastError, after.LastError), Is.EqualTo(("lost", (string?)null)));
    }

    [Test]
    public async Task The_automatic_restart_changes_only_when_a_move_says_so()
    {
        var stream = await _database.CreateAsync(status: StreamStatus.Failure);
        var state = new AutorestartState(AutorestartStatus.InProgress, 1, Sample.Time);
        var restart = Sample.Move(stream.StreamId, StreamStatus.Failure, StreamStatus.Pending) with { Autorestart = state };
        var run = Sample.Move(stream.StreamId, StreamStatus.Pending, StreamStatus.InProgress);

        await _database.Streams.MoveAsync(restart, CancellationToken.None);
        await _database.Streams.MoveAsync(run, CancellationToken.None);
        var kept = await FindAsync(stream.StreamId);
        var reset = new AutorestartState(AutorestartStatus.Enabled, CurrentAttempt: null, LastAttemptTime: null);
        await _database.Streams.MoveAsync(
            Sample.Move(stream.StreamId, StreamStatus.InProgress, StreamStatus.Done) with { Autorestart = reset }, CancellationToken.None);
        var changed = await FindAsync(stream.StreamId);

        Assert.That((kept.Autorestart, changed.Autorestart), Is.EqualTo((state, reset)));
    }

    [Test]
    public async Task The_owner_moves_its_stream()
    {
        var stream = await _database.CreateAsync();
        var lease = await _database.TakeAsync(stream.StreamId, await _database.JoinAsync());

        var moved = await _database.Streams.MoveAsync(
            Sample.Move(stream.StreamId, StreamStatus.Pending, StreamStatus.InProgress) with { Lease = lease }, CancellationToken.None);

        Assert.That(moved, Is.True);
    }

    [Test]
    public async Task Whoever_lost_the_lease_moves_and_logs_nothing()
    {
        var stream = await _database.CreateAsync();
        var lost = await _database.TakeAsync(stream.StreamId, await _database.JoinAsync());
        await _database.TakeAsync(stream.StreamId, await _database.JoinAsync(), Sample.Time + Sample.TimeToLive);

        var moved = await _database.Streams.MoveAsync(
            Sample.Move(stream.StreamId, StreamStatus.Pending, StreamStatus.Failure) with { Lease = lost, Error = "x" },
            CancellationToken.None);
        var appended = await _database.Logs.AppendAsync(
            new StreamLog { StreamId = stream.StreamId, Status = StreamStatus.Pending, LogTime = Sample.Time, Error = "x" },
            lost!,
            CancellationToken.None);

        Assert.That((moved, appended), Is.EqualTo((false, false)));
        Assert.That(await FindAsync(stream.StreamId), Has.Property("Status").EqualTo(StreamStatus.Pending).And.Property("LastError").Null);
        Assert.That(await _database.StatusesAsync(stream.StreamId), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_released_lease_moves_nothing()
    {
        var stream = await _database.CreateAsync();
        var lease = await _database.TakeAsync(stream.StreamId, await _database.JoinAsync());
        await _database.Leases.ReleaseAsync(lease!, Sample.Time, CancellationToken.None);

        var moved = await _database.Streams.MoveAsync(
            Sample.Move(stream.StreamId, StreamStatus.Pending, StreamStatus.InProgress) with { Lease = lease }, CancellationToken.None);

        Assert.That(moved, Is.False);
    }

    [Test]
    public async Task Of_many_moves_from_one_status_exactly_one_is_made()
    {
        var stream = await _database.CreateAsync();
        var move = Sample.Move(stream.StreamId, StreamStatus.Pending, StreamStatus.InProgress);
        var store = _database.Streams;

        var moved = await Task.WhenAll(
            Enumerable.Range(0, 16).Select(_ => Task.Run(() => store.MoveAsync(move, CancellationToken.None))));

        Assert.That(moved.Count(won => won), Is.EqualTo(1));
        Assert.That(await _database.StatusesAsync(stream.StreamId), Is.EqualTo([StreamStatus.InProgress, StreamStatus.Pending]));
    }

    private async Task<StreamSnapshot> FindAsync(Guid streamId) =>
        (await _database.Streams.FindAsync(streamId, accountId: null, CancellationToken.None))!;
}
