using LunaVideoAgent.Gateway.Tests.Support;
using LunaVideoAgent.Grains.Abstractions.Errors;
using LunaVideoAgent.Grains.Abstractions.Tasks;
using LunaVideoAgent.Grains.Abstractions.VideoSdk;
using NSubstitute;
using NSubstitute.ExceptionExtensions;

namespace LunaVideoAgent.Gateway.Tests.Tasks;

internal sealed class VideoTaskEndpointsTests
{
    private static readonly Guid TaskId = new("01234567-89ab-7cde-8f01-23456789abcd");
    private static readonly Guid Account = Guid.Parse(Http.AccountId);
    private static readonly string Url = $"/1/video/tasks/{TaskId}";

    private TestApi _api = null!;

    [SetUp]
    public async Task StartAsync() => _api = await TestApi.StartAsync();

    [TearDown]
    public async Task StopAsync() => await _api.DisposeAsync();

    [TestCase("/1/video/tasks/")]
    [TestCase("/2/video/tasks/")]
    public async Task A_task_that_is_done_tells_where_its_result_is(string path)
    {
        _api.VideoTasks.GetAsync(TaskId, Account, Arg.Any<CancellationToken>()).Returns(Task(VideoTaskStatus.Done) with { Progress = 1 });

        var response = await _api.GetAsync($"{path}{TaskId}");

        Assert.That(
            await response.Content.ReadAsStringAsync(),
            Is.EqualTo($$"""{"task_id":"{{TaskId}}","status":5,"progress":1,"result_url":"{{Url}}/result","error":null}"""));
    }

    [TestCase(VideoTaskStatus.Pending)]
    [TestCase(VideoTaskStatus.InProgress)]
    [TestCase(VideoTaskStatus.Collecting)]
    public async Task A_task_on_its_way_has_progress_and_no_result(VideoTaskStatus status)
    {
        _api.VideoTasks.GetAsync(TaskId, Account, Arg.Any<CancellationToken>()).Returns(Task(status) with { Progress = 0.25 });

        var body = await (await _api.GetAsync(Url)).JsonAsync();

        Assert.That(((int)body["status"]!, (double)body["progress"]!), Is.EqualTo(((int)status, 0.25)));
        Assert.That(body["result_url"], Is.Null);
    }

    [Test]
    public async Task A_task_that_failed_tells_why()
    {
        var task = Task(VideoTaskStatus.Failed) with { Error = AgentErrors.UnsupportedVideo("a text").Error };
        _api.VideoTasks.GetAsync(TaskId, Account, Arg.Any<CancellationToken>()).Returns(task);

        var body = await (await _api.GetAsync(Url)).JsonAsync();

        Assert.That((int)body["error"]!["error_code"]!, Is.EqualTo(AgentErrorCodes.UnsupportedVideo));
        Assert.That(body["result_url"], Is.Null);
    }

    [Test]
    public async Task Without_an_account_every_task_is_seen()
    {
        _api.VideoTasks.GetAsync(TaskId, null, Arg.Any<CancellationToken>()).Returns(Task(VideoTaskStatus.Pending));

        var response = await _api.SendAsync(HttpMethod.Get, Url, account: null);

        Assert.That((int)response.StatusCode, Is.EqualTo(200));
    }

    [Test]
    public async Task An_unknown_task_is_not_found()
    {
        _api.VideoTasks.GetAsync(default, default, default).ThrowsAsyncForAnyArgs(AgentErrors.TaskNotFound(TaskId));

        var refusal = await _api.GetAsync(Url).RefusalAsync();

        Assert.That((refusal.Status, refusal.Code), Is.EqualTo((404, AgentErrorCodes.TaskNotFound)));
    }

    [TestCase("01234567-89AB-7cde-8f01-23456789abcd")]
    [TestCase("5")]
    public async Task What_is_no_id_is_refused(string id)
    {
        var refusal = await _api.GetAsync($"/1/video/tasks/{id}").RefusalAsync();

        Assert.That((refusal.Status, refusal.Code), Is.EqualTo((400, AgentErrorCodes.BadQuery)));
    }

    [Test]
    public async Task The_result_is_that_of_the_video()
    {
        _api.VideoTasks.GetResultAsync(TaskId, Account, Arg.Any<CancellationToken>())
            .Returns(new VideoResult(new VideoData { FrameCount = 7 }, [new VideoAnalyticResult("people_count", [], Error: null)]));

        var body = await (await _api.GetAsync($"{Url}/result")).JsonAsync();

        Assert.That((int)body["video_data"]!["frame_count"]!, Is.EqualTo(7));
        Assert.That((string)body["analytics"]![0]!["name"]!, Is.EqualTo("people_count"));
    }

    [Test]
    public async Task Removing_reaches_the_catalogue_with_the_account()
    {
        var response = await _api.SendAsync(HttpMethod.Delete, Url);

        Assert.That((int)response.StatusCode, Is.EqualTo(204));
        await _api.VideoTasks.Received().DeleteAsync(TaskId, Account, Arg.Any<CancellationToken>());
    }

    [Test]
    public async Task Every_filter_of_the_list_reaches_the_catalogue()
    {
        _api.VideoTasks.ListAsync(null!, default).ReturnsForAnyArgs([Task(VideoTaskStatus.Pending)]);

        var response = await _api.GetAsync(
            $"/1/video/tasks?task_ids={TaskId}&statuses=0,5&create_time__gte=2026-01-01T00:00:00Z&create_time__lt=2026-02-01T00:00:00Z"
            + "&order=asc&page=3&page_size=20");

        var query = (VideoTaskListQuery)_api.VideoTasks.ReceivedCalls().Single().GetArguments()[0]!;
        Assert.That((await response.JsonAsync())["tasks"]!.AsArray(), Has.Count.EqualTo(1));
        Assert.That(query.TaskIds, Is.EqualTo([TaskId]));
        Assert.That(query.Statuses, Is.EqualTo([VideoTaskStatus.Pending, VideoTaskStatus.Done]));
        Assert.That((query.AccountId, query.Descending, query.Page, query.PageSize), Is.EqualTo((Account, false, 3, 20)));
        Assert.That(query.CreatedFrom, Is.EqualTo(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)));
        Assert.That(query.CreatedBefore, Is.EqualTo(new DateTimeOffset(2026, 2, 1, 0, 0, 0, TimeSpan.Zero)));
    }

    [TestCase("statuses=6")]
    [TestCase("statuses=x")]
    [TestCase("task_ids=5")]
    [TestCase("page=0")]
    [TestCase("page_size=1001")]
    [TestCase("order=up")]
    [TestCase("create_time__gte=today")]
    [TestCase("account_id=01234567-89ab-7cde-8f01-23456789abcd")]
    public async Task A_wrong_filter_is_refused_and_named(string query)
    {
        var refusal = await _api.GetAsync($"/1/video/tasks?{query}").RefusalAsync();

        Assert.That((refusal.Status, refusal.Code), Is.EqualTo((400, AgentErrorCodes.BadQuery)));
        Assert.That(refusal.Detail, Does.Contain(query.Split('=')[0]));
    }

    private static VideoTaskSnapshot Task(VideoTaskStatus status) => new()
    {
        TaskId = TaskId,
        Status = status,
        CreateTime = DateTimeOffset.UnixEpoch,
    };
}
