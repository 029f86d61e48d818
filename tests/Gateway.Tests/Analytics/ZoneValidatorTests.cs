using System.Text.Json.Nodes;
using LunaVideoAgent.Gateway.Tests.Support;
using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Errors;
using NSubstitute;

namespace LunaVideoAgent.Gateway.Tests.Analytics;

internal sealed class ZoneValidatorTests
{
    private const string Zones = """[{"name": "yard", "region": {"mode": "percent", "area": [[[0, 0], [50, 0], [50, 50]]]}}]""";

    private TestApi _api = null!;

    [SetUp]
    public async Task StartAsync() => _api = await TestApi.StartAsync();

    [TearDown]
    public async Task StopAsync() => await _api.DisposeAsync();

    [Test]
    public async Task Every_member_reaches_the_grain()
    {
        await _api.PostAsync("/1/videosdk", Body($$"""
            {"zones": {{Zones}}, "anchor": "center", "classes": ["car"], "min_dwell": 2.5, "probe_count": 7}
            """).ToJsonString());

        var arguments = _api.VideoSdk.ReceivedCalls().Single().GetArguments();
        var analytic = ((IReadOnlyList<AnalyticSettings>)arguments[1]!).Single();
        var parameters = (ZoneParameters)analytic.Parameters;
        var zone = parameters.Zones.Single();
        Assert.That((zone.Name, zone.Area.Mode, zone.Area.Polygons![0].Count), Is.EqualTo(("yard", CoordinateMode.Percent, 3)));
        Assert.That(
            (parameters.Anchor, parameters.Classes.Single(), parameters.MinDwell, parameters.ProbeCount),
            Is.EqualTo((ObjectAnchor.Center, "car", TimeSpan.FromSeconds(2.5), 7)));
        Assert.That(parameters.Rate, Is.EqualTo(new FrameRateSettings(0.2, FrameRateUnit.Second)), "its own default");
    }

    [TestCase("""{}""", "zones")]
    [TestCase("""{"zones": []}""", "zones")]
    [TestCase("""{"zones": [{"region": {"area": [[[0, 0], [5, 0], [5, 5]]]}}]}""", "zones.0.name")]
    [TestCase("""{"zones": [{"name": "a"}]}""", "zones.0.region")]
    [TestCase("""{"zones": [{"name": "a", "region": {"area": [[[0, 0], [5, 0]]]}}]}""", "zones.0.region.area.0")]
    [TestCase("""{"zones": [{"name": "a", "region": {"form": "wkt", "area": "LINE"}}]}""", "zones.0.region.area")]
    [TestCase("""{"zones": ZONES, "classes": []}""", "classes")]
    [TestCase("""{"zones": ZONES, "min_dwell": -1}""", "min_dwell")]
    [TestCase("""{"zones": ZONES, "anchor": "head"}""", "anchor")]
    [TestCase("""{"zones": ZONES, "hysteresis": 0.1}""", "hysteresis")]
    [TestCase("""{"zones": ZONES, "image_retain_policy": {"ttl": 1}}""", "image_retain_policy.ttl")]
    public async Task A_fault_is_answered_with_its_place(string parameters, string place)
    {
        var response = await _api.PostAsync("/1/videosdk", Body(parameters.Replace("ZONES", Zones)).ToJsonString());

        var error = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        Assert.That((int)response.StatusCode, Is.EqualTo(400), error.ToJsonString());
        Assert.That((int)error["error_code"]!, Is.EqualTo(AgentErrorCodes.InvalidBody).Or.EqualTo(AgentErrorCodes.FieldNotFound));
        Assert.That((string)error["detail"]!, Does.Match($@"\banalytics\.0\.parameters\.{place.Replace(".", @"\.")}(?![.\w])"));
    }

    private static JsonObject Body(string parameters) => new()
    {
        ["video"] = new JsonObject { ["url"] = "https://host/clip.mp4" },
        ["analytics"] = new JsonArray(new JsonObject
        {
            ["name"] = "zone",
            ["targets"] = new JsonArray("overview"),
            ["parameters"] = JsonNode.Parse(parameters),
        }),
    };
}
