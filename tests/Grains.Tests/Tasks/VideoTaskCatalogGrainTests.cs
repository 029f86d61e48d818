using LunaVideoAgent.Grains.Abstractions;
using LunaVideoAgent.Grains.Abstractions.Errors;
using LunaVideoAgent.Grains.Abstractions.Tasks;
using LunaVideoAgent.Grains.Abstractions.VideoSdk;
using LunaVideoAgent.Grains.Tests.Support;

namespace LunaVideoAgent.Grains.Tests.Tasks;

[TestFixture]
internal sealed class VideoTaskCatalogGrainTests
{
    private static readonly Dictionary<string, string?> NoneRuns = new() { ["Tasks:MaxActive"] = "0", ["Tasks:MaxPending"] = "2" };

    private StreamCluster _cluster = null!;

    private IVideoTaskCatalogGrain Catalog => _cluster.Grains.VideoTaskCatalog();

    [SetUp]
    public async Task StartAsync() =>
        _cluster = await StreamCluster.StartAsync(new FakeSource(), new FakeDetector(_ => 1), settings: NoneRuns);

    [TearDown]
    public async Task StopAsync() => await _cluster.DisposeAsync();

    [Test]
    public async Task A_task_has_no_result_before_it_is_done()
    {
        var taskId = await CreateAsync();

        var fault = await Assert.ThrowsAsync<AgentException>(() => Catalog.GetResultAsync(taskId, accountId: null, CancellationToken.None));

        Assert.That(fault.Error, Is.EqualTo(AgentErrors.TaskNotDone(taskId).Error));
    }

    [Test]
    public async Task A_waiting_task_is_cancelled_first_and_removed_then()
    {
        var taskId = await CreateAsync();

        await Catalog.DeleteAsync(taskId, accountId: null, CancellationToken.None);
        var cancelled = await Catalog.GetAsync(taskId, accountId: null, CancellationToken.None);
        await Catalog.DeleteAsync(taskId, accountId: null, CancellationToken.None);

        Assert.That(cancelled.Status, Is.EqualTo(VideoTaskStatus.Cancelled));
        await AssertNotFoundAsync(() => Catalog.DeleteAsync(taskId, accountId: null, CancellationToken.None), taskId);
    }

    [Test]
    public async Task An_account_sees_and_ends_its_own_tasks_only()
    {
        var owner = Guid.NewGuid();
        var stranger = Guid.NewGuid();
        var taskId = await CreateAsync(owner);

        await AssertNotFoundAsync(() => Catalog.GetAsync(taskId, stranger, CancellationToken.None), taskId);
        await AssertNotFoundAsync(() => Catalog.GetResultAsync(taskId, stranger, CancellationToken.None), taskId);
        await AssertNotFoundAsync(() => Catalog.DeleteAsync(taskId, stranger, CancellationToken.None), taskId);
        Assert.That((await Catalog.GetAsync(taskId, owner, CancellationToken.None)).Status, Is.EqualTo(VideoTaskStatus.Pending));
    }

    [Test]
    public async Task More_tasks_than_may_wait_are_refused()
    {
        await CreateAsync();
        await CreateAsync();

        var fault = await Assert.ThrowsAsync<AgentException>(() => CreateAsync());

        Assert.That(fault.Error.Code, Is.EqualTo(AgentErrorCodes.Busy));
    }

    [Test]
    public async Task An_analytic_that_nobody_runs_is_refused_and_nothing_is_stored()
    {
        var taskId = Guid.CreateVersion7();

        var fault = await Assert.ThrowsAsync<AgentException>(() => Catalog.CreateAsync(
            taskId,
            Settings(accountId: null) with { Analytics = [PipelineBench.PeopleCount() with { Name = "fire_analytics" }] },
            CancellationToken.None));

        Assert.That(fault.Error.Code, Is.EqualTo(AgentErrorCodes.InvalidBody));
        Assert.That(fault.Error.Detail, Does.Contain("'analytics.0.name'"));
        Assert.That(_cluster.Tasks.Peek(taskId), Is.Null);
    }

    private static async Task AssertNotFoundAsync(Func<Task> call, Guid taskId)
    {
        var fault = await Assert.ThrowsAsync<AgentException>(call);
        Assert.That(fault.Error, Is.EqualTo(AgentErrors.TaskNotFound(taskId).Error));
    }

    private static VideoTaskSettings Settings(Guid? accountId) => new()
    {
        AccountId = accountId,
        Video = new VideoSettings(PipelineBench.File, MaxErrorCount: null),
        Analytics = [PipelineBench.PeopleCount()],
    };

    private async Task<Guid> CreateAsync(Guid? accountId = null)
    {
        var taskId = Guid.CreateVersion7();
        await Catalog.CreateAsync(taskId, Settings(accountId), CancellationToken.None);
        return taskId;
    }
}
