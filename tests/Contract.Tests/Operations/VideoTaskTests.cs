using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LunaVideoAgent.Contract.Tests.Agent;
using LunaVideoAgent.Contract.Tests.OpenApi;
using LunaVideoAgent.Contract.Tests.Schemas;

namespace LunaVideoAgent.Contract.Tests.Operations;

public sealed partial class VideoTaskTests
{
    private const int Done = 5;
    private const int Cancelled = 2;

    private static readonly OpenApiDocument Document = OpenApiDocument.Published;

    private readonly string _account = Guid.NewGuid().ToString();

    private static CancellationToken Cancellation => TestContext.CurrentContext.CancellationToken;

    [Test]
    [CancelAfter(120_000)]
    public async Task A_deferred_analysis_ends_with_the_very_result_of_one_that_was_waited_for()
    {
        var waited = await TestTask.SendAsync(TestTask.Body(RunningAgent.Videos.Sample, isDeferred: false), _account, Cancellation);
        var created = await TestTask.SendAsync(TestTask.Body(RunningAgent.Videos.Sample, isDeferred: true), _account, Cancellation);
        Assert.That(AnswerCheck.Faults(Document.Operation("videosdk"), created), Is.Empty, created.ToString());

        var task = await UntilEndAsync((string)created.Json!["url"]!);
        var result = await SendAsync("GET", (string)task["result_url"]!);

        Assert.That(((int)task["status"]!, (double)task["progress"]!), Is.EqualTo((Done, 1.0)));
        Assert.That(WithoutIds(result.Text), Is.EqualTo(WithoutIds(waited.Text)));
        Assert.That(new SchemaValidator(Document).Validate(result.Json!, Document.Schema("VideoSdkResult")), Is.Empty);
        Assert.That(result.Json!["analytics"]![0]!["result"]!["events"]!.AsArray(), Is.Not.Empty);
    }

    [Test]
    [CancelAfter(120_000)]
    public async Task A_running_task_is_cancelled_then_removed_then_unknown()
    {
        var body = TestTask.Body(RunningAgent.Videos.Camera, isDeferred: true);
        var url = (string)(await TestTask.SendAsync(body, _account, Cancellation)).Json!["url"]!;

        var cancelling = await SendAsync("DELETE", url);
        var task = await SendAsync("GET", url);
        var result = await SendAsync("GET", $"{url}/result");
        var removing = await SendAsync("DELETE", url);
        var gone = await SendAsync("GET", url);

        Assert.That((cancelling.Status, removing.Status), Is.EqualTo((204, 204)));
        Assert.That(((int)task.Json!["status"]!, (int)task.Json["error"]!["error_code"]!), Is.EqualTo((Cancelled, 45003)));
        Assert.That((result.Status, result.ErrorCode), Is.EqualTo((500, 45003)));
        Assert.That((gone.Status, gone.ErrorCode), Is.EqualTo((404, 45002)));
    }

    [Test]
    public async Task An_account_lists_and_sees_its_own_tasks_only()
    {
        var id = await TestTask.CreateAsync(_account, Cancellation);
        var stranger = Guid.NewGuid().ToString();

        var own = await SendAsync("GET", "/1/video/tasks");
        var foreign = await RunningAgent.Client.SendAsync("GET", "/1/video/tasks", null, Cancellation, ("Luna-Account-Id", stranger));
        var refused = await RunningAgent.Client.SendAsync(
            "GET", $"/1/video/tasks/{id}", null, Cancellation, ("Luna-Account-Id", stranger));

        Assert.That(own.Json!["tasks"]!.AsArray().Select(task => (string)task!["task_id"]!), Does.Contain(id));
        Assert.That(foreign.Json!["tasks"]!.AsArray(), Is.Empty);
        Assert.That((refused.Status, refused.ErrorCode), Is.EqualTo((404, 45002)));
    }

    private static string WithoutIds(string text) => Identity().Replace(text, "id");

    private async Task<JsonNode> UntilEndAsync(string url)
    {
        while (true)
        {
            var answer = await SendAsync("GET", url);
            Assert.That(AnswerCheck.Faults(Document.Operation("getVideoTask"), answer), Is.Empty, answer.ToString());

            if ((int)answer.Json!["status"]! is 2 or 3 or Done)
            {
                return answer.Json!;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), Cancellation);
        }
    }

    private Task<Answer> SendAsync(string method, string path) =>
        RunningAgent.Client.SendAsync(method, path, null, Cancellation, ("Luna-Account-Id", _account));

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")]
    private static partial Regex Identity();
}
