using LunaVideoAgent.Contract.Tests.Agent;
using LunaVideoAgent.Contract.Tests.OpenApi;

namespace LunaVideoAgent.Contract.Tests.Operations;

/// <summary>Documented answers that no generated request leads to.</summary>
public sealed class AnswerTests
{
    private const string AnyId = "557d54ec-29ad-4f3c-93b4-c9092ef12515";

    private static CancellationToken Cancellation => TestContext.CurrentContext.CancellationToken;

    [TestCase("getVersion", "/version", 200)]
    [TestCase("getAgentInfo", "/2/agent/info", 200)]
    [TestCase("getDevManual", "/docs", 302)]
    [TestCase("getPlugins", "/plugins", 200)]
    [TestCase("getConfig", "/config", 200)]
    [TestCase("getConfig", "/config", 200, "Accept", "text/plain")]
    [TestCase("getConfig", "/config", 400, "Accept", "image/png")]
    [TestCase("removeStream", $"/2/streams/{AnyId}", 404)]
    [TestCase("patchStream", $"/2/streams/{AnyId}?action=resume", 404)]
    [TestCase("getStream", $"/2/streams/{AnyId}", 404)]
    public async Task An_operation_answers_as_documented(string id, string path, int status, string header = "X-None", string value = "")
    {
        var operation = OpenApiDocument.Published.Operation(id);

        var answer = await RunningAgent.Client.SendAsync(operation.Method, path, null, Cancellation, (header, value));

        Assert.That(answer.Status, Is.EqualTo(status), answer.ToString());
        Assert.That(AnswerCheck.Faults(operation, answer), Is.Empty, answer.ToString());
    }

    [TestCase("createStream", "text/plain", 415)]
    [TestCase("videosdk", "text/plain", 415)]
    [TestCase("videosdk", "application/json", 413)]
    public async Task A_body_that_is_not_looked_at_is_answered_as_documented(string id, string contentType, int status)
    {
        var operation = OpenApiDocument.Published.Operation(id);
        var body = $"{{\"name\": \"{new string('a', status == 413 ? 2_000_000 : 1)}\"}}";

        var answer = await RunningAgent.Client.SendTextAsync(
            operation.Method, operation.Path, body, contentType, Cancellation, ("Luna-Account-Id", AnyId));

        Assert.That(answer.Status, Is.EqualTo(status), answer.ToString());
        Assert.That(AnswerCheck.Faults(operation, answer), Is.Empty, answer.ToString());
    }

    [Test]
    public async Task A_stream_of_another_owner_is_as_unknown_as_none()
    {
        var account = Guid.NewGuid().ToString();
        var id = await TestStream.CreateAsync(account, Cancellation);

        foreach (var operation in new[] { "getStream", "removeStream" }.Select(OpenApiDocument.Published.Operation))
        {
            var answer = await RunningAgent.Client.SendAsync(
                operation.Method, $"/2/streams/{id}?account_id={AnyId}", null, Cancellation);

            Assert.That((answer.Status, answer.ErrorCode), Is.EqualTo((404, 44001)), answer.ToString());
        }

        Assert.That(await TestStream.RemoveAllAsync(account, Cancellation), Is.EqualTo(1));
    }
}
