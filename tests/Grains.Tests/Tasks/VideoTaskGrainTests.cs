using LunaVideoAgent.Grains.Abstractions;
using LunaVideoAgent.Grains.Abstractions.Errors;
using LunaVideoAgent.Grains.Abstractions.Tasks;
using LunaVideoAgent.Grains.Abstractions.VideoSdk;
using LunaVideoAgent.Grains.Tests.Support;
using LunaVideoAgent.Inference.Media;

namespace LunaVideoAgent.Grains.Tests.Tasks;

[TestFixture]
internal sealed class VideoTaskGrainTests
{
    private static readonly VideoTaskSettings Settings = new()
    {
        Video = new VideoSettings(PipelineBench.File, MaxErrorCount: null),
        Analytics = [PipelineBench.PeopleCount(threshold: 3)],
    };

    private static readonly Dictionary<string, string?> OneAtATime = new() { ["Tasks:MaxActive"] = "1" };

    [Test]
    public async Task A_task_is_answered_at_once_and_done_later_with_the_result_that_a_caller_would_have_waited_for()
    {
        var source = new FakeSource().Plays(30).Plays(30);
        await using var cluster = await StreamCluster.StartAsync(
            source,
            new FakeDetector(frame => frame.Position.Index is >= 10 and < 20 ? 4 : 1));

        var taskId = await CreateAsync(cluster);
        await UntilAsync(cluster, taskId, VideoTaskStatus.Done);

        var result = await cluster.Grains.VideoTaskCatalog().GetResultAsync(taskId, accountId: null, CancellationToken.None);
        var waited = await cluster.Grains.VideoSdk().AnalyseAsync(Settings.Video, Settings.Analytics, CancellationToken.None);
        Assert.That(cluster.Tasks.Peek(taskId)!.Progress, Is.EqualTo(1));
        Assert.That(
            result.Analytics[0].Events!.Select(one => one.Segment),
            Is.EqualTo(waited.Analytics[0].Events!.Select(one => one.Segment)));
        Assert.That(result.Analytics[0].Events, Has.Count.EqualTo(1));
        Assert.That(result.Video with { ProcessedParts = [] }, Is.EqualTo(waited.Video with { ProcessedParts = [] }));
    }

    [Test]
    public async Task Tasks_take_their_turns_in_the_order_of_their_age()
    {
        var source = new FakeSource().PlaysThenStalls(1).Plays(5).Plays(5);
        await using var cluster = await StreamCluster.StartAsync(source, new FakeDetector(_ => 1), settings: OneAtATime);
        var first = await CreateAsync(cluster);
        await UntilAsync(cluster, first, VideoTaskStatus.InProgress);

        var second = await CreateAsync(cluster);
        var third = await CreateAsync(cluster);
        var waiting = (cluster.Tasks.Peek(second)!.Status, cluster.Tasks.Peek(third)!.Status);
        await cluster.Grains.VideoTaskCatalog().DeleteAsync(first, accountId: null, CancellationToken.None);
        await UntilAsync(cluster, third, VideoTaskStatus.Done);

        Assert.That(waiting, Is.EqualTo((VideoTaskStatus.Pending, VideoTaskStatus.Pending)));
        Assert.That(cluster.Tasks.Peek(second)!.Status, Is.EqualTo(VideoTaskStatus.Done));
    }

    [Test]
    public async Task A_cancelled_task_stops_reading_and_frees_its_place()
    {
        var source = new FakeSource().PlaysThenStalls(5).Plays(5);
        await using var cluster = await StreamCluster.StartAsync(source, new FakeDetector(_ => 1), settings: OneAtATime);
        var taskId = await CreateAsync(cluster);
        Assert.That(() => source.Opened, Has.Count.EqualTo(1).After(StreamCluster.Patience, 20));

        await cluster.Grains.VideoTaskCatalog().DeleteAsync(taskId, accountId: null, CancellationToken.None);
        var next = await CreateAsync(cluster);
        await UntilAsync(cluster, next, VideoTaskStatus.Done);

        var task = cluster.Tasks.Peek(taskId)!;
        Assert.That((task.Status, task.Error?.Code), Is.EqualTo((VideoTaskStatus.Cancelled, AgentErrorCodes.TaskCancelled)));
        Assert.That(source.Owners.Count, Is.Zero);
    }

    [Test]
    public async Task A_task_whose_video_cannot_be_read_fails_with_the_contracts_code()
    {
        var source = new FakeSource().RefusesToOpen(MediaErrorKind.TooLarge, "2 GB");
        await using var cluster = await StreamCluster.StartAsync(source, new FakeDetector(_ => 1));

        var taskId = await CreateAsync(cluster);
        await UntilAsync(cluster, taskId, VideoTaskStatus.Failed);

        var fault = await Assert.ThrowsAsync<AgentException>(
            () => cluster.Grains.VideoTaskCatalog().GetResultAsync(taskId, accountId: null, CancellationToken.None));
        Assert.That(fault.Error.Code, Is.EqualTo(AgentErrorCodes.VideoTooLarge));
    }

    [Test]
    public async Task A_fault_of_ours_ends_the_task_and_not_the_silo()
    {
        var source = new FakeSource().Plays(5);
        await using var cluster = await StreamCluster.StartAsync(
            source,
            new FakeDetector(_ => 1) { Fault = new InvalidOperationException("broken") });

        var taskId = await CreateAsync(cluster);
        await UntilAsync(cluster, taskId, VideoTaskStatus.Failed);

        Assert.That(cluster.Tasks.Peek(taskId)!.Error!.Code, Is.EqualTo(AgentErrorCodes.AnalyticFailed));
        Assert.That(source.Owners.Count, Is.Zero);
    }

    [Test]
    public async Task A_result_that_cannot_be_written_is_written_once_there_is_room_again()
    {
        await using var cluster = await StreamCluster.StartAsync(new FakeSource().Plays(5), new FakeDetector(_ => 1));
        cluster.Tasks.FinishFault = new IOException("no space left on device");
        var taskId = await CreateAsync(cluster);
        await UntilAsync(cluster, taskId, VideoTaskStatus.Collecting);

        cluster.Tasks.FinishFault = null;

        await UntilAsync(cluster, taskId, VideoTaskStatus.Done);
    }

    private static async Task<Guid> CreateAsync(StreamCluster cluster)
    {
        var taskId = Guid.CreateVersion7();
        await cluster.Grains.VideoTaskCatalog().CreateAsync(taskId, Settings, CancellationToken.None);
        return taskId;
    }

    private static async Task UntilAsync(StreamCluster cluster, Guid taskId, VideoTaskStatus status) =>
        await Assert.ThatAsync(
            () => Task.FromResult(cluster.Tasks.Peek(taskId)?.Status),
            Is.EqualTo(status).After(StreamCluster.Patience, 20));
}
