using System.Text.Json.Nodes;
using LunaVideoAgent.Gateway.Tests.Support;
using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Errors;
using NSubstitute;

namespace LunaVideoAgent.Gateway.Tests.Analytics;

internal sealed class LineCrossingValidatorTests
{
    private const string Lines = """[{"name": "door", "points": [[1, 2], [3, 4]], "mode": "percent", "direction": "forward"}]""";

    private TestApi _api = null!;

    [SetUp]
    public async Task StartAsync() => _api = await TestApi.StartAsync();

    [TearDown]
    public async Task StopAsync() => await _api.DisposeAsync();

    [Test]
    public async Task Every_member_reaches_the_grain()
    {
        await _api.PostAsync("/1/videosdk", Body($$"""
            {"lines": {{Lines}}, "anchor": "center", "classes": ["car"], "hysteresis": 0.5, "probe_count": 7}
            """).ToJsonString());

        var arguments = _api.VideoSdk.ReceivedCalls().Single().GetArguments();
        var analytic = ((IReadOnlyList<AnalyticSettings>)arguments[1]!).Single();
        var parameters = (LineCrossingParameters)analytic.Parameters;
        Assert.That(analytic.Targets, Is.EqualTo(["overview"]));
        Assert.That(
            parameters.Lines,
            Is.EqualTo([new CountingLine("door", new(1, 2), new(3, 4), CoordinateMode.Percent, LineDirection.Forward)]));
        Assert.That(
            (parameters.Anchor, parameters.Classes.Single(), parameters.Hysteresis, parameters.ProbeCount),
            Is.EqualTo((ObjectAnchor.Center, "car", 0.5, 7)));
        Assert.That(parameters.Rate, Is.EqualTo(new FrameRateSettings(0.2, FrameRateUnit.Second)), "its own default");
    }

    [TestCase("""{}""", "lines")]
    [TestCase("""{"lines": []}""", "lines")]
    [TestCase("""{"lines": [null]}""", "lines.0")]
    [TestCase("""{"lines": [{"points": [[1, 2], [3, 4]]}]}""", "lines.0.name")]
    [TestCase("""{"lines": [{"name": "", "points": [[1, 2], [3, 4]]}]}""", "lines.0.name")]
    [TestCase("""{"lines": [{"name": "a"}]}""", "lines.0.points")]
    [TestCase("""{"lines": [{"name": "a", "points": [[1, 2]]}]}""", "lines.0.points")]
    [TestCase("""{"lines": [{"name": "a", "points": [[1, 2], [1, 2]]}]}""", "lines.0.points")]
    [TestCase("""{"lines": [{"name": "a", "points": [[1, 2], [3, -4]]}]}""", "lines.0.points.1.1")]
    [TestCase("""{"lines": [{"name": "a", "points": [[1, 2], [3, 4]], "direction": "up"}]}""", "lines.0.direction")]
    [TestCase("""{"lines": [{"name": "a", "points": [[1, 2], [3, 4]], "colour": "red"}]}""", "lines.0.colour")]
    [TestCase("""{"lines": LINES, "classes": []}""", "classes")]
    [TestCase("""{"lines": LINES, "classes": ["car", "car"]}""", "classes")]
    [TestCase("""{"lines": LINES, "classes": [null]}""", "classes.0")]
    [TestCase("""{"lines": LINES, "hysteresis": 1.5}""", "hysteresis")]
    [TestCase("""{"lines": LINES, "probe_count": 0}""", "probe_count")]
    [TestCase("""{"lines": LINES, "anchor": "head"}""", "anchor")]
    [TestCase("""{"lines": LINES, "min_dwell": 1}""", "min_dwell")]
    [TestCase("""{"lines": LINES, "image_retain_policy": {"ttl": 1}}""", "image_retain_policy.ttl")]
    public async Task A_fault_is_answered_with_its_place(string parameters, string place)
    {
        var response = await _api.PostAsync("/1/videosdk", Body(parameters.Replace("LINES", Lines)).ToJsonString());

        var error = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        Assert.That((int)response.StatusCode, Is.EqualTo(400), error.ToJsonString());
        Assert.That((int)error["error_code"]!, Is.EqualTo(AgentErrorCodes.InvalidBody).Or.EqualTo(AgentErrorCodes.FieldNotFound));
        Assert.That((string)error["detail"]!, Does.Match($@"\banalytics\.0\.parameters\.{place.Replace(".", @"\.")}(?![.\w])"));
    }

    [Test]
    public async Task Two_lines_of_one_name_are_refused()
    {
        var lines = Lines.TrimEnd(']') + ", " + Lines.TrimStart('[');

        var response = await _api.PostAsync("/1/videosdk", Body($$"""{"lines": {{lines}}}""").ToJsonString());

        Assert.That((int)response.StatusCode, Is.EqualTo(400));
    }

    private static JsonObject Body(string parameters) => new()
    {
        ["video"] = new JsonObject { ["url"] = "https://host/clip.mp4" },
        ["analytics"] = new JsonArray(new JsonObject
        {
            ["name"] = "line_crossing",
            ["targets"] = new JsonArray("overview"),
            ["parameters"] = JsonNode.Parse(parameters),
        }),
    };
}
