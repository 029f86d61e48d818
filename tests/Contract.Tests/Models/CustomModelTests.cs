using System.Text.Json.Nodes;
using LunaVideoAgent.Contract.Tests.Agent;
using LunaVideoAgent.TestSupport.Onnx;

namespace LunaVideoAgent.Contract.Tests.Models;

/// <summary>Models that an installation brings, on a running agent.</summary>
public sealed class CustomModelTests
{
    private const string Analytic = "red_analytics";

    private readonly string _account = Guid.NewGuid().ToString();
    private ModelFolder _folder = null!;
    private AgentProcess _agent = null!;
    private AgentClient _client = null!;

    private static CancellationToken Cancellation => TestContext.CurrentContext.CancellationToken;

    [SetUp]
    public async Task StartAsync()
    {
        _folder = new ModelFolder();
        _agent = await AgentProcess.StartAsync(
            Cancellation,
            "--Inference:CustomModelFolder", _folder.Path,
            "--Inference:ReloadInterval", "00:00:00.2",
            "--Pipeline:MediaFolder", _folder.Media);
        _client = new AgentClient(_agent.Address);
    }

    [TearDown]
    public async Task StopAsync()
    {
        _client.Dispose();
        await _agent.DisposeAsync();
        _folder.Dispose();
    }

    [Test]
    [CancelAfter(180_000)]
    public async Task A_model_that_is_added_while_streams_run_is_an_analytic_and_a_broken_one_changes_nothing()
    {
        var people = await CreateAsync("people_count", """{"rate": {"period": 1, "unit": "frame"}}""");
        await ListenAsync(people, "people_count", result => result["frame"] is not null);
        var refusal = await SendAsync(Analytic, "{}");
        Assert.That((refusal.Status, refusal.ErrorCode), Is.EqualTo((422, 44014)), refusal.ToString());

        ColourModel.Write(_folder.Path, "colours", "yolov8", Manifest);
        await UntilAsync(async () => (await AnalyticsAsync()).Contains(Analytic));

        var red = await CreateAsync(Analytic, """{"rate": {"period": 1, "unit": "frame"}, "red_threshold": 0.9}""");
        await RequireEventAsync(red);

        ColourModel.Write(_folder.Path, "colours", "yolov8", ColourNetwork.Create("yolov5"), Manifest);
        await UntilAsync(() => Task.FromResult(_agent.Output.Contains("is not taken", StringComparison.Ordinal)));

        Assert.That(_agent.Output, Does.Contain("output output0 is Float [1, 16, 8], decoder yolov8 with 3 classes needs"));
        Assert.That(await AnalyticsAsync(), Does.Contain(Analytic));
        await RequireEventAsync(red);
        Assert.That(await StatusesAsync(people), Is.EqualTo([1, 0]), "nothing happened to the other stream");
    }

    [Test]
    [CancelAfter(180_000)]
    public async Task Wrong_parameters_of_an_analytic_of_a_model_are_refused_with_their_place()
    {
        ColourModel.Write(_folder.Path, "colours", "detr", Manifest);
        await UntilAsync(async () => (await AnalyticsAsync()).Contains(Analytic));

        var member = await SendAsync(Analytic, """{"blue_threshold": 0.5}""");
        var classes = await SendAsync(Analytic, """{"classes": ["yellow"]}""");
        var model = await SendAsync("object_detection", """{"model": "nothing"}""");

        Assert.That((member.Status, member.ErrorCode), Is.EqualTo((400, 12022)), member.ToString());
        Assert.That(member.Detail, Does.Contain("'analytics.0.parameters.parameters.blue_threshold'"));
        Assert.That(classes.Detail, Does.Contain("'analytics.0.parameters.parameters.classes.0'").And.Contain("red, green, blue"));
        Assert.That(model.Detail, Does.Contain("'analytics.0.parameters.parameters.model'"));
        Assert.That(model.Detail, Does.Contain("detect-nanodet-g, face-ultraface, colours"));
    }

    [Test]
    [CancelAfter(180_000)]
    public async Task Targets_of_faces_come_with_models_and_those_that_laws_are_about_with_a_setting()
    {
        ColourModel.WriteFace(_folder.Path, "glasses", "glasses");
        ColourModel.WriteFace(_folder.Path, "emotions", "emotions");
        await UntilAsync(async () => (await HumanTargetsAsync("targets")).Contains("glasses"));

        var missing = await HumanTargetsAsync("unavailable_targets");
        var emotions = await SendAsync("human_tracking", "{}", "face_detection", "emotions");
        var descriptor = await SendAsync("human_tracking", "{}", "aggregated_face_descriptor");
        var glasses = await SendAsync("human_tracking", "{}", "glasses", "mask");

        Assert.That(missing, Does.Contain("mask").And.Not.Contain("glasses").And.Not.Contain("emotions"));
        Assert.That((emotions.Status, emotions.ErrorCode), Is.EqualTo((400, 12022)), emotions.ToString());
        Assert.That(emotions.Detail, Does.Contain("'analytics.0.parameters.targets.1'").And.Contain("Analytics:Emotions at true"));
        Assert.That((descriptor.Status, descriptor.ErrorCode), Is.EqualTo((400, 12022)), descriptor.ToString());
        Assert.That(descriptor.Detail, Does.Contain("'analytics.0.parameters.targets.0'").And.Contain("Analytics:Descriptors at true"));
        Assert.That(glasses.Status, Is.EqualTo(201), glasses.ToString());
    }

    private static void Manifest(JsonObject manifest) =>
        manifest["analytic"] = new JsonObject { ["name"] = Analytic, ["classes"] = new JsonArray("red") };

    // A loop of the clip is an event: the square is there for two seconds, at (160, 320).
    private async Task RequireEventAsync(string streamId)
    {
        var result = await ListenAsync(streamId, Analytic, result => result["events"] is not null);

        var sent = result["events"]![0]!;
        var rectangle = sent["detection"]!["rect"]!;
        Assert.That(((string)sent["event_type"]!, (string)sent["detection"]!["label"]!), Is.EqualTo(("red", "red")));
        Assert.That((double)sent["detection"]!["score"]!, Is.GreaterThan(0.9));
        Assert.That((double)rectangle["x"]!, Is.EqualTo(160).Within(2));
        Assert.That((double)rectangle["y"]!, Is.EqualTo(320).Within(2));
        Assert.That((double)rectangle["width"]!, Is.EqualTo(160).Within(2));
        var segment = sent["video_segment"]!;
        Assert.That((double)segment["end_time_offset"]! - (double)segment["start_time_offset"]!, Is.EqualTo(1.9).Within(0.25));
    }

    private async Task<JsonNode> ListenAsync(string streamId, string analytic, Func<JsonNode, bool> isAwaited)
    {
        using var subscriber = await EventSubscriber.ConnectAsync(
            _agent.Address, $"stream_id={streamId}&analytic_index=0", Cancellation);
        var message = await subscriber.ReceiveUntilAsync(
            one => one["analytics_results"]?[analytic] is { } result && isAwaited(result), Cancellation);

        Assert.That(message, Is.Not.Null, _agent.Output);
        return message!["analytics_results"]![analytic]!;
    }

    private async Task<string> CreateAsync(string analytic, string parameters)
    {
        var answer = await SendAsync(analytic, parameters);

        Assert.That(answer.Status, Is.EqualTo(201), answer.ToString());
        return (string)answer.Json!["stream_id"]!;
    }

    private Task<Answer> SendAsync(string analytic, string parameters, params string[] targets) => _client.SendAsync(
        "POST",
        "/2/streams",
        new JsonObject
        {
            ["data"] = new JsonObject { ["reference"] = _folder.Clip, ["type"] = "stream" },
            ["analytics"] = new JsonArray(new JsonObject
            {
                ["analytic_name"] = analytic,
                ["parameters"] = new JsonObject
                {
                    ["targets"] = new JsonArray([.. targets]),
                    ["parameters"] = JsonNode.Parse(parameters),
                },
            }),
        },
        Cancellation,
        ("Luna-Account-Id", _account));

    private async Task<string[]> AnalyticsAsync()
    {
        var info = await _client.SendAsync("GET", "/2/agent/info", null, Cancellation);
        return [.. info.Json!["analytics"]!.AsArray().Select(analytic => (string)analytic!["analytic_name"]!)];
    }

    private async Task<string[]> HumanTargetsAsync(string member)
    {
        var info = await _client.SendAsync("GET", "/2/agent/info", null, Cancellation);
        var tracking = info.Json!["analytics"]!.AsArray().Single(analytic => (string)analytic!["analytic_name"]! == "human_tracking");
        return [.. tracking![member]!.AsArray().Select(target => (string)target!)];
    }

    private async Task<int[]> StatusesAsync(string streamId)
    {
        var logs = await _client.SendAsync("GET", $"/2/streams/logs?stream_ids={streamId}&targets=status", null, Cancellation);
        return [.. logs.Json!["logs"]!.AsArray().Select(log => (int)log!["status"]!).Distinct()];
    }

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));

        while (!await holds())
        {
            await timer.WaitForNextTickAsync(Cancellation);
        }
    }
}
