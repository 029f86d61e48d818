using System.Text.Json.Nodes;
using LunaVideoAgent.Contract.Tests.Agent;
using LunaVideoAgent.Contract.Tests.OpenApi;
using LunaVideoAgent.Contract.Tests.Schemas;
using LunaVideoAgent.Contract.Tests.Support;

namespace LunaVideoAgent.Contract.Tests.Operations;

public sealed class LifeCycleTests
{
    private const string Account = "11111111-2222-4333-8444-555555555555";

    private static readonly OpenApiDocument Document = OpenApiDocument.Published;

    private readonly Transcript _transcript = new();

    private static CancellationToken Cancellation => TestContext.CurrentContext.CancellationToken;

    [Test]
    [CancelAfter(120_000)]
    public async Task A_client_that_lives_a_stream_from_creation_to_removal_hears_what_was_recorded()
    {
        _transcript.Name(RunningAgent.Videos.Camera, "camera");
        var id = await CreateAsync();

        using (var subscriber = await SubscribeAsync(id))
        {
            await HearEventAsync(subscriber);
            await SayAsync("patchStream", $"/2/streams/{id}?action=stop");
            await HearEndAsync(subscriber);
        }

        await SayAsync("patchStream", $"/2/streams/{id}?action=stop");
        await SayAsync("getStream", $"/2/streams/{id}");
        await SayAsync("getStreamsLogs", $"/2/streams/logs?stream_ids={id}&targets=status,error,analytic_index");
        await SayAsync("patchStream", $"/2/streams/{id}?action=resume");

        using (var subscriber = await SubscribeAsync(id))
        {
            await HearEventAsync(subscriber);
            await SayAsync("removeStream", $"/2/streams/{id}");
            await HearEndAsync(subscriber);
        }

        await SayAsync("getStream", $"/2/streams/{id}");
        await SayAsync("getStreamsLogs", $"/2/streams/logs?stream_ids={id}");
        await CompareAsync("life-cycle.txt");
    }

    private async Task<string> CreateAsync()
    {
        var body = TestStream.Body(RunningAgent.Videos.Camera, "stream");
        var answer = await SayAsync("createStream", "/2/streams", body);
        var id = (string)answer.Json!["stream_id"]!;

        _transcript.Name(id, "stream");
        Assert.That(answer.Headers["Location"], Is.EqualTo((string?)answer.Json["url"]));
        return id;
    }

    private async Task<EventSubscriber> SubscribeAsync(string id)
    {
        _transcript.Add($"subscribe {id}");
        return await EventSubscriber.ConnectAsync(RunningAgent.Client.Address, $"stream_id={id}&analytic_index=0", Cancellation);
    }

    private async Task HearEventAsync(EventSubscriber subscriber)
    {
        var heard = await subscriber.ReceiveUntilAsync(message => Result(message)?["events"] is not null, Cancellation);

        Assert.That(heard, Is.Not.Null, "The agent ended the connection before an event came.");
        _transcript.Add($"hears {(string)heard!["stream_status"]!} with {Members(Result(heard)!["events"]![0]!)}");
        Assert.That((int)Result(heard)!["events"]![0]!["people_count"]!, Is.GreaterThan(0));
        Assert.That(subscriber.Messages.Select(CountInFrame), Has.Some.GreaterThan(0), "No frame with people.");
    }

    private async Task HearEndAsync(EventSubscriber subscriber)
    {
        await subscriber.ReceiveUntilAsync(_ => false, Cancellation);

        var last = (string?)subscriber.Messages[^1]["stream_status"] ?? "no status";
        _transcript.Add($"hears {last}, closed with {(int?)subscriber.CloseStatus}");
        Assert.That(subscriber.Messages.SelectMany(Faults), Is.Empty);
    }

    private async Task<Answer> SayAsync(string id, string path, JsonObject? body = null)
    {
        var operation = Document.Operation(id);
        var answer = await RunningAgent.Client.SendAsync(operation.Method, path, body, Cancellation, ("Luna-Account-Id", Account));

        _transcript.Add($"{operation.Method} {path}{(body is null ? "" : " ")}{body?.ToJsonString()}");
        _transcript.Add($"{answer.Status} {answer.Text}");
        Assert.That(AnswerCheck.Faults(operation, answer), Is.Empty, $"{operation.Method} {path}: {answer}");
        return answer;
    }

    private async Task CompareAsync(string name)
    {
        var recorded = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Recordings", name), Cancellation);

        Assert.That(_transcript.Text, Is.EqualTo(recorded), $"This was said:\n{_transcript.Text}");
    }

    private static IEnumerable<SchemaFault> Faults(JsonObject message) =>
        new SchemaValidator(Document).Validate(message, Document.Schema("WsMessage"));

    private static JsonNode? Result(JsonObject message) => message["analytics_results"]?["people_count"];

    private static int CountInFrame(JsonObject message) => (int?)Result(message)?["frame"]?["people_count"] ?? 0;

    private static string Members(JsonNode node) =>
        string.Join(' ', node.AsObject().Select(member => member.Key).Order(StringComparer.Ordinal));
}
