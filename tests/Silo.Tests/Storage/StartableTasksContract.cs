using LunaVideoAgent.Grains.Abstractions.Tasks;
using LunaVideoAgent.Grains.Ownership;
using LunaVideoAgent.Silo.Tests.Support;

namespace LunaVideoAgent.Silo.Tests.Storage;

internal abstract class StartableTasksContract<TDatabase>
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
    public async Task Tasks_that_have_not_ended_are_startable_the_oldest_first()
    {
        var owner = await _database.JoinAsync();
        var waiting = await _database.CreateTaskAsync();
        await _database.CreateTaskAsync(VideoTaskStatus.Done);
        await _database.CreateTaskAsync(VideoTaskStatus.Cancelled);
        await _database.CreateTaskAsync(VideoTaskStatus.Failed);
        var broken = await _database.CreateTaskAsync(VideoTaskStatus.InProgress);
        var collecting = await _database.CreateTaskAsync(VideoTaskStatus.Collecting);

        Assert.That(await StartableAsync(owner), Is.EqualTo([waiting.TaskId, broken.TaskId, collecting.TaskId]));
        Assert.That(await StartableAsync(owner, limit: 1), Is.EqualTo([waiting.TaskId]));
    }

    [Test]
    public async Task A_task_that_somebody_runs_is_not_startable_not_even_by_its_owner()
    {
        var lease = await _database.RunTaskAsync();

        Assert.That(await StartableAsync(lease.Owner), Is.Empty);
        Assert.That(await StartableAsync(await _database.JoinAsync()), Is.Empty);
    }

    [Test]
    public async Task A_task_whose_owner_released_it_or_vanished_is_startable()
    {
        var released = await _database.RunTaskAsync();
        await _database.Leases.ReleaseAsync(released, Sample.Time, CancellationToken.None);
        var lost = await _database.RunTaskAsync();
        await _database.VanishAsync(lost.Owner);

        var startable = await StartableAsync(await _database.JoinAsync());

        Assert.That(startable, Is.EqualTo([released.StreamId, lost.StreamId]));
    }

    [Test]
    public async Task A_task_whose_lease_ran_out_is_startable()
    {
        var lease = await _database.RunTaskAsync();

        Assert.That(await StartableAsync(await _database.JoinAsync(), time: Sample.Time + Sample.TimeToLive), Is.EqualTo([lease.StreamId]));
    }

    [Test]
    public async Task A_waiting_task_whose_start_was_broken_off_is_startable_by_the_one_who_has_its_lease()
    {
        var task = await _database.CreateTaskAsync();
        var owner = await _database.JoinAsync();
        await _database.TakeAsync(task.TaskId, owner);

        Assert.That(await StartableAsync(owner), Is.EqualTo([task.TaskId]));
        Assert.That(await StartableAsync(await _database.JoinAsync()), Is.Empty);
    }

    [Test]
    public async Task A_lease_is_only_taken_for_what_is_there()
    {
        var owner = await _database.JoinAsync();

        Assert.That(await _database.TakeAsync(Guid.NewGuid(), owner), Is.Null);
        Assert.That(await _database.TakeAsync((await _database.CreateTaskAsync()).TaskId, owner), Is.Not.Null);
    }

    private Task<IReadOnlyList<Guid>> StartableAsync(LeaseOwner asker, int limit = 10, DateTimeOffset? time = null) =>
        _database.Tasks.ListStartableAsync(asker, time ?? Sample.Time, limit, CancellationToken.None);
}
