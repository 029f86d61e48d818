using System.Text.Json.Nodes;
using LunaVideoAgent.Contract.Tests.Agent;
using LunaVideoAgent.Contract.Tests.OpenApi;

namespace LunaVideoAgent.Contract.Tests.Operations;

public sealed class ContentTests
{
    private const string Account = "8b8b5937-2e9c-4e8b-a7a7-5caf86621b5a";

    private static readonly string Deep = string.Concat(Enumerable.Repeat("[", 10_000));

    private static CancellationToken Cancellation => TestContext.CurrentContext.CancellationToken;

    public static IEnumerable<string> Operations => Served.Operations
        .Where(operation => operation.Body(OpenApiDocument.Published) is not null)
        .Select(operation => operation.Id);

    [Test]
    public async Task A_body_of_another_type_is_refused(
        [ValueSource(nameof(Operations))] string id,
        [Values(null, "text/plain", "application/xml", "multipart/form-data", "application/x-www-form-urlencoded")] string? contentType)
    {
        var answer = await SendAsync(id, "{}", contentType);

        Assert.That(answer.Status, Is.AnyOf(400, 415), answer.ToString());
        Assert.That(answer.ErrorCode, Is.AnyOf(12017, 12024), answer.ToString());
    }

    [Test]
    public async Task A_body_that_is_no_JSON_is_refused(
        [ValueSource(nameof(Operations))] string id,
        [Values("{", "{]", "{\"data\":}", "nothing", "{} {}", "{\"data\": \"\u0001\"}", "{'data': 1}", "{\"data\": 01}")] string body)
    {
        var answer = await SendAsync(id, body);

        Assert.That((answer.Status, answer.ErrorCode), Is.EqualTo((400, 12027)), answer.ToString());
    }

    [TestCaseSource(nameof(Operations))]
    public async Task A_body_of_endless_depth_is_refused(string id)
    {
        var answer = await SendAsync(id, Deep);

        Assert.That((answer.Status, answer.ErrorCode), Is.EqualTo((400, 12027)), answer.ToString());
    }

    [Test]
    public async Task A_body_without_an_object_in_it_is_refused(
        [ValueSource(nameof(Operations))] string id,
        [Values("", " ", "null", "[]", "{}", "1", "\"text\"")] string body)
    {
        var answer = await SendAsync(id, body);

        Assert.That(answer.Status, Is.EqualTo(400), answer.ToString());
        Assert.That(answer.ErrorCode, Is.AnyOf(12003, 12005, 12022, 12027, 12030), answer.ToString());
    }

    [TestCaseSource(nameof(Operations))]
    public async Task A_body_over_the_limit_is_refused(string id)
    {
        var answer = await SendAsync(id, $"{{\"name\": \"{new string('a', 20_000_000)}\"}}");

        Assert.That(answer.Status, Is.EqualTo(413), answer.ToString());
        Assert.That(AnswerCheck.ErrorFaults(answer), Is.Empty);
    }

    [Test]
    public async Task A_character_that_no_database_holds_is_no_internal_error()
    {
        var body = TestStream.Body("rtsp://127.0.0.1:9/camera", "stream");
        body["name"] = "a\0b";

        var answer = await SendAsync("createStream", body.ToJsonString());

        Assert.That(answer.Status, Is.AnyOf(201, 400), answer.ToString());
        await TestStream.RemoveAllAsync(Account, Cancellation);
    }

    [Test]
    public async Task An_analytic_that_nobody_runs_is_refused()
    {
        var body = TestStream.Body("rtsp://127.0.0.1:9/camera", "stream");
        body["analytics"]![0]!["analytic_name"] = "mind_reading";

        var answer = await SendAsync("createStream", body.ToJsonString());

        Assert.That((answer.Status, answer.ErrorCode), Is.EqualTo((422, 44014)), answer.ToString());
        Assert.That(AnswerCheck.Faults(OpenApiDocument.Published.Operation("createStream"), answer), Is.Empty);
    }

    [Test]
    public async Task A_region_without_an_area_is_refused_with_its_place()
    {
        var body = TestStream.Body("rtsp://127.0.0.1:9/camera", "stream");
        body["analytics"]![0]!["parameters"]!["parameters"]!["droi"] = JsonNode.Parse("""{"area": [[[1, 1], [1, 1], [1, 1]]]}""");

        var answer = await SendAsync("createStream", body.ToJsonString());

        Assert.That((answer.Status, answer.ErrorCode), Is.EqualTo((400, 12022)), answer.ToString());
        Assert.That(answer.Detail, Does.Contain("'analytics.0.parameters.parameters.droi.area'"));
    }

    private static async Task<Answer> SendAsync(string id, string body, string? contentType = "application/json")
    {
        var operation = OpenApiDocument.Published.Operation(id);

        return await RunningAgent.Client.SendTextAsync(
            operation.Method, operation.Path, body, contentType, Cancellation, ("Luna-Account-Id", Account));
    }
}
