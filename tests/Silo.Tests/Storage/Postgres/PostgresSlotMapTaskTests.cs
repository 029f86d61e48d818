using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Tasks;
using LunaVideoAgent.Grains.Analytics;
using LunaVideoAgent.Grains.Ownership;
using LunaVideoAgent.Grains.Tasks;
using LunaVideoAgent.Silo.Storage.Postgres;
using LunaVideoAgent.Silo.Tests.Support;

namespace LunaVideoAgent.Silo.Tests.Storage.Postgres;

internal sealed class PostgresSlotMapTaskTests
{
    private PostgresTestDatabase _database = null!;

    private PostgresSlotMap Map => new(_database.Database);

    [SetUp]
    public async Task StartAsync()
    {
        _database = new PostgresTestDatabase();
        await _database.StartAsync();
    }

    [TearDown]
    public async Task StopAsync() => await _database.DisposeAsync();

    [Test]
    public async Task The_silo_with_the_smallest_share_of_its_places_taken_is_chosen()
    {
        var small = await _database.JoinForTasksAsync(slots: 2);
        var large = await _database.JoinForTasksAsync(slots: 8);
        await RunAsync(small);
        await RunAsync(large);
        await RunAsync(large);

        Assert.That(await ChooseAsync(await NewAsync(), small, large), Is.EqualTo(large));
    }

    [Test]
    public async Task Streams_take_no_place_of_a_task_and_tasks_no_slot_of_a_stream()
    {
        var silo = await _database.JoinForTasksAsync(slots: 1);
        await _database.RunAsync(silo);
        Assert.That(await ChooseAsync(await NewAsync(), silo), Is.EqualTo(silo));

        var streams = await _database.JoinAsync(slots: 1);
        await RunAsync(streams);
        Assert.That(await Map.CountFreeAsync(WorkKind.Stream, CancellationToken.None), Is.EqualTo(1));
        Assert.That(await ChooseAsync(await NewAsync(), streams), Is.Null, "it takes no tasks");
    }

    [Test]
    public async Task A_silo_without_a_free_place_is_not_chosen_nor_one_where_the_last_was_given_away_a_moment_ago()
    {
        var full = await _database.JoinForTasksAsync(slots: 1);
        await RunAsync(full);
        var free = await _database.JoinForTasksAsync(slots: 1);
        var placed = await NewAsync();
        PlacedWork[] underway = [new(placed, MembershipSample.SiloOf(free))];

        Assert.That(await ChooseAsync(await NewAsync(), full), Is.Null);
        Assert.That(await ChooseAsync(await NewAsync(), underway, full, free), Is.Null);
        Assert.That(await ChooseAsync(placed, underway, full, free), Is.EqualTo(free), "its own place is not lost to it");
        Assert.That(await Map.CountFreeAsync(WorkKind.Task, CancellationToken.None), Is.EqualTo(1));
    }

    [Test]
    public async Task A_task_goes_only_where_all_of_its_models_are_and_others_where_fewer_are()
    {
        var bare = await _database.JoinForTasksAsync(slots: 4);
        var one = await _database.JoinForTasksAsync(slots: 4, "fire");
        var both = await _database.JoinForTasksAsync(slots: 4, "fire", "smoke");

        Assert.That(await ChooseAsync(await NewAsync("fire", "smoke"), bare, one, both), Is.EqualTo(both));
        Assert.That(await ChooseAsync(await NewAsync("fire", "smoke"), bare, one), Is.Null);
        Assert.That(await ChooseAsync(await NewAsync("fire"), bare, one, both), Is.EqualTo(one));
        Assert.That(await ChooseAsync(await NewAsync(), bare, one, both), Is.EqualTo(bare));
    }

    [Test]
    public async Task A_task_that_no_silo_with_a_free_place_can_run_does_not_keep_others_waiting()
    {
        var able = await _database.JoinForTasksAsync(slots: 1, "fire");
        var bare = await _database.JoinForTasksAsync(slots: 1);
        var first = await NewAsync("fire");
        var unknown = await NewAsync("smoke");
        var plain = await NewAsync();
        Assert.That(await StartableAsync(bare), Is.EqualTo([first, plain]));

        await RunAsync(able);
        Assert.That(await StartableAsync(bare), Is.EqualTo([plain]), "the place of the one that has the model is taken");

        await RunAsync(bare);
        Assert.That(await StartableAsync(bare), Is.Empty);
        Assert.That(await ChooseAsync(unknown, able, bare), Is.Null);
    }

    [Test]
    public async Task A_retired_silo_takes_no_more_tasks_and_is_asked_nothing()
    {
        var silo = await _database.JoinForTasksAsync(slots: 4, "fire");
        var demand = new AnalyticDemand([AnalyticNames.ObjectDetection], ["fire"]);
        SiloAddress[] silos = [MembershipSample.SiloOf(silo)];
        Assert.That(await Map.ListAbleAsync(demand, silos, CancellationToken.None), Is.EqualTo(silos));

        await Map.RetireAsync(silo, CancellationToken.None);

        Assert.That(await ChooseAsync(await NewAsync(), silo), Is.Null);
        Assert.That(await Map.CountFreeAsync(WorkKind.Task, CancellationToken.None), Is.Zero);
        Assert.That(await Map.ListAbleAsync(demand, silos, CancellationToken.None), Is.Empty);
    }

    [Test]
    public async Task A_task_that_has_ended_is_not_placed()
    {
        var silo = await _database.JoinForTasksAsync(slots: 1);
        var taskId = await NewAsync();

        await _database.Tasks.MoveAsync(VideoTaskLifecycle.Cancel(taskId, Sample.Time, TimeSpan.FromDays(1)), CancellationToken.None);

        Assert.That(await ChooseAsync(taskId, silo), Is.Null);
    }

    private async Task<Guid> NewAsync(params string[] models)
    {
        var task = SampleTask.Snapshot(VideoTaskStatus.Pending);
        AnalyticSettings[] detections = [.. models.Select(DetectionOf)];
        var settings = detections is [] ? SampleTask.Settings : SampleTask.Settings with { Analytics = detections };
        await _database.Tasks.CreateAsync(task, settings, CancellationToken.None);
        return task.TaskId;
    }

    private static AnalyticSettings DetectionOf(string model) =>
        new() { Name = AnalyticNames.ObjectDetection, Parameters = new ObjectDetectionParameters { Model = model } };

    private async Task RunAsync(LeaseOwner owner)
    {
        var lease = await _database.HoldAsync(await NewAsync(), owner);
        await _database.Tasks.MoveAsync(VideoTaskLifecycle.Take(lease, Sample.Time), CancellationToken.None);
    }

    private Task<IReadOnlyList<Guid>> StartableAsync(LeaseOwner asker) =>
        _database.Tasks.ListStartableAsync(asker, Sample.Time, limit: 10, CancellationToken.None);

    private Task<LeaseOwner?> ChooseAsync(Guid taskId, params LeaseOwner[] candidates) => ChooseAsync(taskId, [], candidates);

    private async Task<LeaseOwner?> ChooseAsync(Guid taskId, PlacedWork[] underway, params LeaseOwner[] candidates)
    {
        var silos = candidates.Select(MembershipSample.SiloOf).ToList();
        return await Map.ChooseAsync(WorkKind.Task, taskId, silos, underway, CancellationToken.None) is { } silo
            ? LeaseOwner.Of(silo)
            : null;
    }
}
