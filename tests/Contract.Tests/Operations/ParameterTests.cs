using System.Text.Json.Nodes;
using LunaVideoAgent.Contract.Tests.Agent;
using LunaVideoAgent.Contract.Tests.Generation;
using LunaVideoAgent.Contract.Tests.OpenApi;

namespace LunaVideoAgent.Contract.Tests.Operations;

public sealed class ParameterTests
{
    private static readonly OpenApiDocument Document = OpenApiDocument.Published;

    private const string AnyId = "557d54ec-29ad-4f3c-93b4-c9092ef12515";

    // A request id of any shape is taken; RoutingTests look at it.
    private const string RequestId = "Luna-Request-Id";

    private readonly string _account = Guid.NewGuid().ToString();

    private static CancellationToken Cancellation => TestContext.CurrentContext.CancellationToken;

    public static IEnumerable<TestCaseData> Parameters =>
        from operation in Served.Operations
        from parameter in operation.Parameters(Document)
        where parameter.Name != RequestId
        select new TestCaseData(operation.Id, parameter.Name);

    public static IEnumerable<TestCaseData> RequiredParameters =>
        from operation in Served.Operations
        from parameter in operation.Parameters(Document)
        where parameter.IsRequired && parameter.Place != "path"
        select new TestCaseData(operation.Id, parameter.Name);

    [TestCaseSource(nameof(Parameters))]
    public async Task A_value_is_taken_or_refused_as_its_schema_says(string id, string name)
    {
        var operation = Document.Operation(id);
        var parameter = operation.Parameters(Document).Single(parameter => parameter.Name == name);
        var count = 0;

        var texts = new ParameterTexts(Document).Of(parameter, Allowed(parameter, ""));

        foreach (var (text, faults) in texts.Where(one => CanBeSent(parameter, one.Text)))
        {
            var answer = await SendAsync(operation, parameter, text);

            count++;
            Assert.That(AnswerCheck.Faults(operation, answer), Is.Empty, $"{name}={text}: {answer}");
            Assert.That(Judge(parameter, text, isAllowed: faults is [], answer), Is.Null, $"{name}={text}: {answer}");
        }

        await TestContext.Out.WriteLineAsync($"{id} {name}: {count} values sent");
    }

    [TestCaseSource(nameof(RequiredParameters))]
    public async Task A_required_parameter_is_asked_for(string id, string name)
    {
        var operation = Document.Operation(id);
        var stream = await TestStream.CreateAsync(_account, Cancellation);

        var answer = await RunningAgent.Client.SendAsync(operation, Others(operation, name, stream), Body(operation), Cancellation);

        Assert.That(AnswerCheck.Faults(operation, answer), Is.Empty, answer.ToString());
        Assert.That(answer.ErrorCode, Is.AnyOf(12014, 11036), answer.ToString());
    }

    [TearDown]
    public Task RemoveStreamsAsync() => TestStream.RemoveAllAsync(_account, Cancellation);

    private async Task<Answer> SendAsync(Operation operation, OperationParameter parameter, string text)
    {
        // Some operations change their subject or remove it, so that each request gets one of its own.
        var subject = parameter.Name == "task_id"
            ? await TestTask.CreateAsync(_account, Cancellation)
            : await TestStream.CreateAsync(_account, Cancellation);
        var value = text == Allowed(parameter, "") ? Allowed(parameter, subject) : text;
        (OperationParameter, string)[] sent = [.. Others(operation, parameter.Name, subject), (parameter, value)];

        return await RunningAgent.Client.SendAsync(operation, sent, Body(operation), Cancellation);
    }

    private (OperationParameter Parameter, string Text)[] Others(Operation operation, string name, string stream) =>
    [
        .. from parameter in operation.Parameters(Document)
           where parameter.IsRequired && parameter.Name != name
           select (parameter, Allowed(parameter, stream)),
    ];

    private string? Judge(OperationParameter parameter, string text, bool isAllowed, Answer answer) => (isAllowed, answer.Status) switch
    {
        (true, < 400) => null,
        (true, _) when Served.IsLimitedByWords(parameter.Name) => null,
        (true, 404) when text != Allowed(parameter, "") && IsIdentity(parameter) => null,
        (true, _) => "an allowed value is refused",
        (false, 400) => null,
        (false, _) => "a forbidden value is not refused",
    };

    // HTTP takes white space off the ends of a header, and has no letters beyond ASCII in it.
    private static bool CanBeSent(OperationParameter parameter, string text) =>
        parameter.Place is not "header" || (text.Trim() == text && text.All(char.IsAscii));

    // What fits the schema of an id need not be the id of something.
    private static bool IsIdentity(OperationParameter parameter) =>
        parameter.Name is "stream_id" or "task_id" or "account_id" or "analytic_index";

    private static JsonObject? Body(Operation operation) => operation.Id switch
    {
        "createStream" => TestStream.Body("rtsp://127.0.0.1:9/camera", "stream"),
        "videosdk" => (JsonObject)JsonNode.Parse(
            $$"""{"video": {"url": "{{RunningAgent.Videos.Clip}}"}, "analytics": [{"name": "people_count"}]}""")!,
        _ => null,
    };

    private string Allowed(OperationParameter parameter, string stream) => parameter.Name switch
    {
        "Luna-Account-Id" or "account_id" => _account,
        "stream_id" or "task_id" or "stream_ids" or "stream_id__gte" or "stream_id__lt" => stream is "" ? AnyId : stream,
        "action" => "stop",
        "targets" => "stream_id",
        "statuses" or "analytic_indexes" or "analytic_index" or "include_luna_services" => "0",
        "page" or "page_size" => "1",
        "order" => "asc",
        "order_column" => "name",
        _ when parameter.Name.Contains("_time__", StringComparison.Ordinal) => "2018-08-11T09:11:41Z",
        _ => "text",
    };
}
