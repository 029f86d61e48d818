using LunaVideoAgent.Grains.Abstractions.Tasks;
using LunaVideoAgent.Grains.Tasks;
using LunaVideoAgent.Silo.Storage;
using LunaVideoAgent.Silo.Tests.Support;

namespace LunaVideoAgent.Silo.Tests.Storage;

internal abstract class VideoTaskStoreContract<TDatabase>
    where TDatabase : ITestDatabase, new()
{
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    private TDatabase _database = default!;

    private IVideoTaskStore Tasks => _database.Tasks;

    [SetUp]
    public async Task StartAsync()
    {
        _database = new TDatabase();
        await _database.StartAsync();
    }

    [TearDown]
    public async Task StopAsync() => await _database.DisposeAsync();

    [Test]
    public async Task A_task_is_found_as_it_was_created()
    {
        var task = SampleTask.Snapshot(VideoTaskStatus.Failed, Guid.NewGuid()) with
        {
            Progress = 0.25,
            Error = SampleTask.Error,
            StartTime = Sample.Time.AddSeconds(1),
            EndTime = Sample.Time.AddSeconds(2),
            ExpireTime = Sample.Time.AddDays(1),
        };

        await Tasks.CreateAsync(task, SampleTask.Settings, CancellationToken.None);

        var settings = await Tasks.FindSettingsAsync(task.TaskId, CancellationToken.None);
        Assert.That(await Tasks.FindAsync(task.TaskId, task.AccountId, CancellationToken.None), Is.EqualTo(task));
        Assert.That(StoredJson.WriteDocument(settings!), Is.EqualTo(StoredJson.WriteDocument(SampleTask.Settings)));
    }

    [Test]
    public async Task An_unknown_task_has_neither_settings_nor_result_nor_segments()
    {
        var taskId = Guid.NewGuid();

        Assert.That(await _database.FindTaskAsync(taskId), Is.Null);
        Assert.That(await Tasks.FindSettingsAsync(taskId, CancellationToken.None), Is.Null);
        Assert.That(await Tasks.FindResultAsync(taskId, CancellationToken.None), Is.Null);
        Assert.That(await Tasks.ListSegmentsAsync(taskId, CancellationToken.None), Is.Empty);
    }

    [Test]
    public async Task Another_accounts_task_is_neither_found_nor_removed()
    {
        var task = await _database.CreateTaskAsync(VideoTaskStatus.Done, Guid.NewGuid());
        var stranger = Guid.NewGuid();

        var found = await Tasks.FindAsync(task.TaskId, stranger, CancellationToken.None);
        var removed = await Tasks.DeleteAsync(task.TaskId, stranger, CancellationToken.None);

        Assert.That(found, Is.Null);
        Assert.That(removed, Is.False);
        Assert.That(await _database.FindTaskAsync(task.TaskId), Is.EqualTo(task));
    }

    [Test]
    public async Task A_task_goes_from_pending_to_done_with_its_result_and_without_its_checkpoints()
    {
        var lease = await _database.RunTaskAsync();
        await Tasks.SaveSegmentAsync(lease, 0, [1, 2], CancellationToken.None);
        var end = Sample.Time.AddMinutes(1);

        var collecting = await Tasks.MoveAsync(VideoTaskLifecycle.Collect(lease, end), CancellationToken.None);
        var done = await Tasks.MoveAsync(VideoTaskLifecycle.Finish(lease, SampleTask.Result, end, Week), CancellationToken.None);

        var task = await _database.FindTaskAsync(lease.StreamId);
        var result = await Tasks.FindResultAsync(lease.StreamId, CancellationToken.None);
        Assert.That((collecting, done), Is.EqualTo((true, true)));
        Assert.That((task!.Status, task.Progress), Is.EqualTo((VideoTaskStatus.Done, 1)));
        Assert.That((task.StartTime, task.EndTime, task.ExpireTime), Is.EqualTo((Sample.Time, end, end + Week)));
        Assert.That(StoredJson.WriteDocument(result!), Is.EqualTo(StoredJson.WriteDocument(SampleTask.Result)));
        Assert.That(await Tasks.ListSegmentsAsync(lease.StreamId, CancellationToken.None), Is.Empty);
    }

    [Test]
    public async Task A_failed_task_tells_why()
    {
        var lease = await _database.RunTaskAsync();

        await Tasks.MoveAsync(VideoTaskLifecycle.Fail(lease, SampleTask.Error, Sample.Time, Week), CancellationToken.None);

        var task = await _database.FindTaskAsync(lease.StreamId);
        Assert.That((task!.Status, task.Error), Is.EqualTo((VideoTaskStatus.Failed, SampleTask.Error)));
    }

    [Test]
    public async Task The_end_of_a_task_is_told_to_its_callbacks_with_the_move_and_once()
    {
        var lease = await _database.RunTaskAsync();
        var cancel = VideoTaskLifecycle.Cancel(lease.StreamId, Sample.Time, Week);

        await Tasks.MoveAsync(cancel, CancellationToken.None);
        await Tasks.MoveAsync(cancel, CancellationToken.None);

        var message = (await _database.ListAsync()).Single();
        Assert.That((message.SourceId, message.MessageType), Is.EqualTo((lease.StreamId, "video_task")));
        Assert.That(message.Callback.Url, Is.EqualTo(SampleTask.Settings.Callbacks[0].Url));
    }

    [Test]
    public async Task The_first_start_is_the_one_that_is_dated()
    {
        var lease = await _database.RunTaskAsync();

        await Tasks.MoveAsync(VideoTaskLifecycle.Take(lease, Sample.Time.AddHours(1)), CancellationToken.None);

        Assert.That((await _database.FindTaskAsync(lease.StreamId))!.StartTime, Is.EqualTo(Sample.Time));
    }

    [TestCase(VideoTaskStatus.Pending, true)]
    [TestCase(VideoTaskStatus.InProgress, true)]
    [TestCase(VideoTaskStatus.Collecting, true)]
    [TestCase(VideoTaskStatus.Cancelled, false)]
    [TestCase(VideoTaskStatus.Failed, false)]
    [TestCase(VideoTaskStatus.Done, false)]
    public async Task Only_a_task_that_has_not_ended_can_be_cancelled_and_only_an_ended_one_removed(VideoTaskStatus status, bool isActive)
    {
        var task = await _database.CreateTaskAsync(status);

        var removed = await Tasks.DeleteAsync(task.TaskId, accountId: null, CancellationToken.None);
        var cancelled = await Tasks.MoveAsync(VideoTaskLifecycle.Cancel(task.TaskId, Sample.Time, Week), CancellationToken.None);

        Assert.That((removed, cancelled), Is.EqualTo((!isActive, isActive)));
        Assert.That((await _database.FindTaskAsync(task.TaskId))?.Status, Is.EqualTo(isActive ? VideoTaskStatus.Cancelled : null));
    }

    [Test]
    public async Task A_cancelled_task_takes_no_more_writes_of_its_owner()
    {
        var lease = await _database.RunTaskAsync();
        await Tasks.MoveAsync(VideoTaskLifecycle.Cancel(lease.StreamId, Sample.Time, Week), CancellationToken.None);

        Assert.That(await WritesAsync(lease), Is.EqualTo((false, false, false)));
        Assert.That(await Tasks.FindResultAsync(lease.StreamId, CancellationToken.None), Is.Null);
    }

    [Test]
    public async Task An_owner_that_lost_its_lease_writes_nothing()
    {
        var lease = await _database.RunTaskAsync();
        await _database.VanishAsync(lease.Owner);
        var next = await _database.TakeAsync(lease.StreamId, await _database.JoinAsync(), Sample.Time.AddMinutes(2));

        var old = await WritesAsync(lease);
        var current = await WritesAsync(next!);

        Assert.That(next!.Epoch, Is.GreaterThan(lease.Epoch));
        Assert.That(old, Is.EqualTo((false, false, false)));
        Assert.That(current, Is.EqualTo((true, true, true)));
    }

    [Test]
    public async Task Progress_never_goes_back()
    {
        var lease = await _database.RunTaskAsync();

        await Tasks.ReportAsync(lease, 0.5, CancellationToken.None);
        await Tasks.ReportAsync(lease, 0.25, CancellationToken.None);

        Assert.That((await _database.FindTaskAsync(lease.StreamId))!.Progress, Is.EqualTo(0.5));
    }

    [Test]
    public async Task Segments_are_kept_by_index_and_the_last_writing_counts()
    {
        var lease = await _database.RunTaskAsync();

        await Tasks.SaveSegmentAsync(lease, 2, [7], CancellationToken.None);
        await Tasks.SaveSegmentAsync(lease, 0, [], CancellationToken.None);
        await Tasks.SaveSegmentAsync(lease, 2, [8, 9], CancellationToken.None);

        var segments = await Tasks.ListSegmentsAsync(lease.StreamId, CancellationToken.None);
        Assert.That(segments.OrderBy(one => one.Key).Select(one => one.Key), Is.EqualTo([0, 2]));
        Assert.That((segments[0], segments[2]), Is.EqualTo((Array.Empty<byte>(), new byte[] { 8, 9 })));
    }

    [Test]
    public async Task A_list_is_filtered_and_paged_in_the_order_of_creation()
    {
        var account = Guid.NewGuid();
        var first = await _database.CreateTaskAsync(VideoTaskStatus.Done, account);
        var second = await _database.CreateTaskAsync(VideoTaskStatus.Pending, account);
        var third = await _database.CreateTaskAsync();

        Assert.That(await ListAsync(new()), Is.EqualTo([third.TaskId, second.TaskId, first.TaskId]));
        Assert.That(await ListAsync(new() { Descending = false, PageSize = 2 }), Is.EqualTo([first.TaskId, second.TaskId]));
        Assert.That(await ListAsync(new() { Descending = false, PageSize = 2, Page = 2 }), Is.EqualTo([third.TaskId]));
        Assert.That(await ListAsync(new() { AccountId = account }), Is.EqualTo([second.TaskId, first.TaskId]));
        Assert.That(await ListAsync(new() { Statuses = [VideoTaskStatus.Done] }), Is.EqualTo([first.TaskId]));
        Assert.That(await ListAsync(new() { TaskIds = [first.TaskId, third.TaskId] }), Is.EqualTo([third.TaskId, first.TaskId]));
        Assert.That(await ListAsync(new() { CreatedFrom = Sample.Time.AddSeconds(1) }), Is.Empty);
        Assert.That(await ListAsync(new() { CreatedBefore = Sample.Time }), Is.Empty);
        Assert.That(await ListAsync(new() { Page = 2_000_000, PageSize = 1000 }), Is.Empty);
    }

    [Test]
    public async Task Waiting_tasks_are_counted_up_to_a_limit()
    {
        await _database.CreateTaskAsync();
        await _database.CreateTaskAsync();
        await _database.CreateTaskAsync(VideoTaskStatus.InProgress);

        Assert.That(await Tasks.CountPendingAsync(10, CancellationToken.None), Is.EqualTo(2));
        Assert.That(await Tasks.CountPendingAsync(1, CancellationToken.None), Is.EqualTo(1));
    }

    [Test]
    public async Task A_task_whose_time_is_over_is_removed_with_everything_of_it()
    {
        var lease = await _database.RunTaskAsync();
        await Tasks.MoveAsync(VideoTaskLifecycle.Finish(lease, SampleTask.Result, Sample.Time, Week), CancellationToken.None);
        var other = await _database.CreateTaskAsync();

        var early = await Tasks.DeleteExpiredAsync(Sample.Time + Week - TimeSpan.FromSeconds(1), 10, CancellationToken.None);
        var late = await Tasks.DeleteExpiredAsync(Sample.Time + Week, 10, CancellationToken.None);

        Assert.That((early, late), Is.EqualTo((0, 1)));
        Assert.That(await _database.FindTaskAsync(lease.StreamId), Is.Null);
        Assert.That(await Tasks.FindResultAsync(lease.StreamId, CancellationToken.None), Is.Null);
        Assert.That(await _database.TakeAsync(lease.StreamId, lease.Owner), Is.Null);
        Assert.That(await _database.FindTaskAsync(other.TaskId), Is.Not.Null);
    }

    private async Task<IEnumerable<Guid>> ListAsync(VideoTaskListQuery query) =>
        (await Tasks.ListAsync(query, CancellationToken.None)).Select(task => task.TaskId);

    private async Task<(bool Report, bool Segment, bool Finish)> WritesAsync(Grains.Ownership.Lease lease) => (
        await Tasks.ReportAsync(lease, 0.5, CancellationToken.None),
        await Tasks.SaveSegmentAsync(lease, 0, [1], CancellationToken.None),
        await Tasks.MoveAsync(VideoTaskLifecycle.Finish(lease, SampleTask.Result, Sample.Time, Week), CancellationToken.None));
}
