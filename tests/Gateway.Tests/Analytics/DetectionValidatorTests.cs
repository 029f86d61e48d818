using System.Text.Json.Nodes;
using LunaVideoAgent.Gateway.Tests.Support;
using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Errors;
using NSubstitute;

namespace LunaVideoAgent.Gateway.Tests.Analytics;

internal sealed class DetectionValidatorTests
{
    private TestApi _api = null!;

    [SetUp]
    public async Task StartAsync() => _api = await TestApi.StartAsync();

    [TearDown]
    public async Task StopAsync() => await _api.DisposeAsync();

    [Test]
    public async Task Every_member_reaches_the_grain()
    {
        var analytic = await SendAsync("object_detection", """
            {"model": "mine", "threshold": 0.6, "classes": ["car"], "min_detection_size": 30, "probe_count": 7,
             "time_filter": {"type": "min", "length": 5}, "timeout_interval": 1.5}
            """);

        var parameters = (ObjectDetectionParameters)analytic.Parameters;
        Assert.That((analytic.Name, analytic.Targets.Single()), Is.EqualTo(("object_detection", "overview")));
        Assert.That(
            (parameters.Model, parameters.Threshold, parameters.Classes!.Single(), parameters.MinDetectionSize, parameters.ProbeCount),
            Is.EqualTo(("mine", 0.6, "car", 30, 7)));
        Assert.That(parameters.TimeFilter, Is.EqualTo(new TimeFilter(TimeFilterKind.Min, 5)));
        Assert.That(parameters.TimeoutInterval, Is.EqualTo(TimeSpan.FromSeconds(1.5)));
        Assert.That(parameters.Rate, Is.EqualTo(new FrameRateSettings(0.2, FrameRateUnit.Second)), "its own default");
    }

    [Test]
    public async Task What_is_left_out_is_left_to_the_model()
    {
        var parameters = (ObjectDetectionParameters)(await SendAsync("fire_analytics", "{}")).Parameters;

        Assert.That((parameters.Model, parameters.Threshold, parameters.Classes, parameters.TimeFilter), Is.EqualTo(
            ((string?)null, (double?)null, (IReadOnlyList<string>?)null, (TimeFilter?)null)));
        Assert.That(parameters.ProbeCount, Is.EqualTo(3));
    }

    [Test]
    public async Task The_threshold_may_be_called_by_what_the_analytic_is_about()
    {
        var parameters = (ObjectDetectionParameters)(await SendAsync("fire_analytics", """{"fire_threshold": 0.75}""")).Parameters;

        Assert.That(parameters.Threshold, Is.EqualTo(0.75));
    }

    [Test]
    public async Task A_template_of_another_agent_is_taken_as_it_is()
    {
        var parameters = (ObjectDetectionParameters)(await SendAsync("facecover_analytics", """
            {"facecover_threshold": 0.8, "min_body_detection_size": 200, "timeout_interval": 100,
             "time_filter": {"type": "median", "length": 4}}
            """)).Parameters;

        Assert.That(
            (parameters.Threshold, parameters.MinDetectionSize, parameters.TimeoutInterval.TotalSeconds),
            Is.EqualTo((0.8, 200, 100.0)));
    }

    [Test]
    public async Task What_it_is_about_is_a_target_too()
    {
        var analytic = await SendAsync("fire_analytics", "{}", "fire", "overview");

        Assert.That(analytic.Targets, Is.EqualTo(["fire", "overview"]));
    }

    [TestCase("""{"threshold": 0}""", "threshold")]
    [TestCase("""{"threshold": 1.5}""", "threshold")]
    [TestCase("""{"fire_threshold": 2}""", "fire_threshold")]
    [TestCase("""{"fire_threshold": "high"}""", "fire_threshold")]
    [TestCase("""{"fire_threshold": 0.5, "threshold": 0.5}""", "threshold")]
    [TestCase("""{"smoke_threshold": 0.5}""", "smoke_threshold")]
    [TestCase("""{"classes": []}""", "classes")]
    [TestCase("""{"classes": ["a", "a"]}""", "classes")]
    [TestCase("""{"min_detection_size": -1}""", "min_detection_size")]
    [TestCase("""{"min_body_detection_size": -1}""", "min_body_detection_size")]
    [TestCase("""{"min_body_detection_size": 1.5}""", "min_body_detection_size")]
    [TestCase("""{"min_body_detection_size": 30, "min_detection_size": 30}""", "min_detection_size")]
    [TestCase("""{"timeout_interval": -1}""", "timeout_interval")]
    [TestCase("""{"timeout_interval": "long"}""", "timeout_interval")]
    [TestCase("""{"time_filter": {"type": "mean"}}""", "time_filter.type")]
    [TestCase("""{"time_filter": {"length": 0}}""", "time_filter.length")]
    [TestCase("""{"time_filter": {"size": 4}}""", "time_filter.size")]
    [TestCase("""{"probe_count": 0}""", "probe_count")]
    [TestCase("""{"lines": []}""", "lines")]
    [TestCase("""{"image_retain_policy": {"ttl": 1}}""", "image_retain_policy.ttl")]
    public async Task A_fault_is_answered_with_its_place(string parameters, string place)
    {
        var response = await _api.PostAsync("/1/videosdk", Body("fire_analytics", parameters, []).ToJsonString());

        var error = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        Assert.That((int)response.StatusCode, Is.EqualTo(400), error.ToJsonString());
        Assert.That((int)error["error_code"]!, Is.EqualTo(AgentErrorCodes.InvalidBody));
        Assert.That((string)error["detail"]!, Does.Match($@"\banalytics\.0\.parameters\.{place.Replace(".", @"\.")}(?![.\w])"));
    }

    private static JsonObject Body(string name, string parameters, string[] targets) => new()
    {
        ["video"] = new JsonObject { ["url"] = "https://host/clip.mp4" },
        ["analytics"] = new JsonArray(new JsonObject
        {
            ["name"] = name,
            ["targets"] = new JsonArray([.. targets]),
            ["parameters"] = JsonNode.Parse(parameters),
        }),
    };

    private async Task<AnalyticSettings> SendAsync(string name, string parameters, params string[] targets)
    {
        await _api.PostAsync("/1/videosdk", Body(name, parameters, targets is [] ? ["overview"] : targets).ToJsonString());

        var arguments = _api.VideoSdk.ReceivedCalls().Single().GetArguments();
        return ((IReadOnlyList<AnalyticSettings>)arguments[1]!).Single();
    }
}
