using LunaVideoAgent.Contract.Tests.Agent;

namespace LunaVideoAgent.Contract.Tests.Operations;

public sealed class RoutingTests
{
    private const string AnyId = "557d54ec-29ad-4f3c-93b4-c9092ef12515";
    private const string RequestId = "1536751345,8b8b5937-2e9c-4e8b-a7a7-5caf86621b5a";

    private static readonly string[] Methods = ["GET", "PUT", "POST", "DELETE", "PATCH"];

    private static CancellationToken Cancellation => TestContext.CurrentContext.CancellationToken;

    public static IEnumerable<string> Paths => Served.Operations.Select(operation => operation.Path).Distinct();

    [TestCase("/nothing")]
    [TestCase("/")]
    [TestCase("/2")]
    [TestCase("/3/streams")]
    [TestCase("/2/streams/logs/more")]
    public async Task An_unknown_page_is_named_so(string path)
    {
        var answer = await RunningAgent.Client.SendAsync("GET", path, null, Cancellation);

        Assert.That((answer.Status, answer.ErrorCode), Is.EqualTo((404, 12013)));
        Assert.That(AnswerCheck.ErrorFaults(answer), Is.Empty);
    }

    [TestCaseSource(nameof(Paths))]
    public async Task A_slash_at_the_end_makes_another_page(string path)
    {
        foreach (var operation in Served.Operations.Where(operation => operation.Path == path))
        {
            var answer = await RunningAgent.Client.SendAsync(operation.Method, $"{Fill(path)}/", null, Cancellation);

            Assert.That((answer.Status, answer.ErrorCode), Is.EqualTo((404, 12013)), $"{operation.Id}: {answer}");
        }
    }

    [TestCaseSource(nameof(Paths))]
    public async Task A_method_that_a_page_does_not_have_is_refused(string path)
    {
        var known = Served.Operations.Where(operation => operation.Path == path).Select(operation => operation.Method);

        foreach (var method in Methods.Except(known).Except(Extensions(path)))
        {
            var answer = await RunningAgent.Client.SendAsync(method, Fill(path), null, Cancellation);

            Assert.That((answer.Status, answer.ErrorCode), Is.EqualTo((405, 12021)), $"{method} {path}: {answer}");
            Assert.That(AnswerCheck.ErrorFaults(answer), Is.Empty);
        }
    }

    [TestCase("/version")]
    [TestCase("/healthcheck")]
    [TestCase("/2/streams")]
    public async Task Head_is_answered_like_get_without_the_body(string path)
    {
        var get = await RunningAgent.Client.SendAsync("GET", path, null, Cancellation);
        var head = await RunningAgent.Client.SendAsync("HEAD", path, null, Cancellation);

        Assert.That((head.Status, head.MediaType, head.Text), Is.EqualTo((get.Status, get.MediaType, "")));
    }

    [Test]
    public async Task A_request_id_comes_back()
    {
        var answer = await RunningAgent.Client.SendAsync("GET", "/version", null, Cancellation, ("Luna-Request-Id", RequestId));

        Assert.That(answer.Headers["Luna-Request-Id"], Is.EqualTo(RequestId));
    }

    [TestCase("")]
    [TestCase("1536751345")]
    [TestCase("1536751345,8B8B5937-2E9C-4E8B-A7A7-5CAF86621B5A")]
    public async Task A_request_id_of_another_shape_is_replaced(string sent)
    {
        var answer = await RunningAgent.Client.SendAsync("GET", "/version", null, Cancellation, ("Luna-Request-Id", sent));

        Assert.That(answer.Headers["Luna-Request-Id"], Does.Match("^[0-9]{10},[a-f0-9-]{36}$").And.Not.EqualTo(sent));
    }

    [Test]
    public async Task An_error_comes_as_problem_details_if_the_client_wants_them()
    {
        var answer = await RunningAgent.Client.SendAsync("GET", "/nothing", null, Cancellation, ("Accept", "application/problem+json"));

        Assert.That(answer.MediaType, Is.EqualTo("application/problem+json"));
        Assert.That((answer.Status, (int?)answer.Json?["status"]), Is.EqualTo((404, 404)));
    }

    private static string Fill(string path) =>
        path.Replace("{stream_id}", AnyId, StringComparison.Ordinal).Replace("{task_id}", AnyId, StringComparison.Ordinal);

    // Beyond the contract: a stream can be created anew in its place, a task cancelled and removed.
    private static string[] Extensions(string path) => path switch
    {
        "/2/streams/{stream_id}" => ["PUT"],
        "/1/video/tasks/{task_id}" => ["DELETE"],
        _ => [],
    };
}
