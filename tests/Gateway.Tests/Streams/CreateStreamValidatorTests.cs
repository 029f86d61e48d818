using System.Text.Json.Nodes;
using LunaVideoAgent.Gateway.Tests.Support;
using LunaVideoAgent.Grains.Abstractions.Errors;
using NSubstitute;

namespace LunaVideoAgent.Gateway.Tests.Streams;

/// <summary>What must be there, what is taken and what counts.</summary>
internal sealed class CreateStreamValidatorTests
{
    private const string Analytic = "analytics.0.parameters";
    private const string Parameters = "analytics.0.parameters.parameters";

    private TestApi _api = null!;

    private static IEnumerable<string> RequiredMembers() =>
    [
        "data", "data.reference", "data.type", "location.geo_position.longitude", "location.geo_position.latitude", "analytics",
        "analytics.0.analytic_name", Analytic + ".callbacks.0.type", Analytic + ".callbacks.0.url",
        Analytic + ".callbacks.0.authorization.type", Analytic + ".callbacks.0.authorization.login",
        Analytic + ".callbacks.0.authorization.password", Analytic + ".callbacks.3.servers", Analytic + ".callbacks.3.topic",
        Analytic + ".callbacks.4.url", Analytic + ".callbacks.4.topic",
        Parameters + ".roi.x", Parameters + ".roi.y", Parameters + ".roi.width", Parameters + ".roi.height", Parameters + ".droi.area",
        "analytics.0.schedule.intervals.0.days", "analytics.0.schedule.intervals.0.start", "analytics.0.schedule.intervals.0.end",
        "analytics.0.schedule.intervals.1.start_time", "notification_policy.callbacks.0.url",
    ];

    private static IEnumerable<string> ForbiddenSources() =>
    [
        "concat:/etc/passwd|/etc/group", "data:text/plain;base64,AAAA", "pipe:0", "subfile,,start,0,end,9,,:/etc/passwd", "exec:ls",
        "crypto:file", "async:http://host/", "ftp://host/", "gopher://host/", "tcp://host:1", "udp://host:1", "unix:/run/x", "fd:0",
        "concatf:list", "tee:a|b", "rtmp://host/x", "RTSP:host", "rtsp:///path", "http:host", "file:", "lavfi:testsrc", "HTTPS+X://host/",
    ];

    private static IEnumerable<string> GoodSources() =>
    [
        "rtsp://host/1", "RTSP://host/1", "rtsps://user:pass@host:322/x", "http://host/a.m3u8", "https://[::1]/a.mp4",
        "file:///media/a.mp4", "file:a.mp4", "/media/a.mp4", "clips/a.mp4", "./odd:name.mp4", "a.mp4",
    ];

    [OneTimeSetUp]
    public async Task StartAsync() => _api = await TestApi.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await _api.DisposeAsync();

    [SetUp]
    public void ForgetCalls() => _api.Catalog.ClearReceivedCalls();

    [TestCaseSource(nameof(RequiredMembers))]
    public async Task A_missing_member_is_named(string path)
    {
        var body = Bodies.FullStream().Without(path);

        var refusal = await _api.PostAsync("/2/streams", body.ToJsonString()).RefusalAsync();

        Assert.That((refusal.Status, refusal.Code, refusal.Path), Is.EqualTo((400, AgentErrorCodes.FieldNotFound, path)), refusal.Detail);
    }

    [TestCaseSource(nameof(ForbiddenSources))]
    public async Task A_source_of_a_protocol_that_is_not_for_sources_is_refused(string reference)
    {
        var body = Bodies.SmallStream().With("data.reference", JsonValue.Create(reference).ToJsonString());

        var refusal = await _api.PostAsync("/2/streams", body.ToJsonString()).RefusalAsync();

        Assert.That((refusal.Code, refusal.Path), Is.EqualTo((AgentErrorCodes.InvalidBody, "data.reference")));
    }

    [TestCaseSource(nameof(GoodSources))]
    public async Task A_url_or_path_of_a_source_is_taken(string reference)
    {
        var body = Bodies.SmallStream().With("data.reference", JsonValue.Create(reference).ToJsonString());

        var response = await _api.PostAsync("/2/streams", body.ToJsonString());

        Assert.That((int)response.StatusCode, Is.EqualTo(201), await response.Content.ReadAsStringAsync());
    }

    [TestCase("data.rotation", "180.0")]
    [TestCase("data.timeout", "3e3")]
    [TestCase("data.unknown", "1")]
    [TestCase("analytics.0.unknown", "1")]
    [TestCase("analytics.0.status", "1")]
    [TestCase(Parameters + ".unknown", "{}")]
    [TestCase(Parameters + ".roi", "null")]
    [TestCase(Parameters + ".droi", "null")]
    [TestCase(Parameters + ".droi", """{"form": "wkt", "area": "MULTIPOLYGON (((0 0, 0 100, 100 100, 0 0)))"}""")]
    [TestCase(Parameters + ".droi", """{"form": "wkt", "area": " polygon((0 0,0 9,9 9,0 0))"}""")]
    [TestCase("data.orientation_strategy", "\"videoinfo\"")]
    [TestCase("location", "null")]
    [TestCase("event_source_group", "null")]
    [TestCase("analytics.0.schedule", "null")]
    [TestCase("analytics.0.schedule", "{}")]
    [TestCase("name", "\"😀😀😀\"")]
    public async Task What_the_schema_leaves_open_is_taken(string path, string json)
    {
        var body = Bodies.FullStream().With(path, json);

        var response = await _api.PostAsync("/2/streams", body.ToJsonString());

        Assert.That((int)response.StatusCode, Is.EqualTo(201), await response.Content.ReadAsStringAsync());
    }

    [TestCase("POINT (1 1)")]
    [TestCase("LINESTRING (0 0, 1 1)")]
    [TestCase("POLYGON EMPTY")]
    [TestCase("POLYGON ((0 0, 0 1, 1 1))")]
    [TestCase("POLYGON ((0 0, 0 1)")]
    [TestCase("POLYGON ((0 0, 0 x, 1 1, 0 0))")]
    [TestCase("GEOMETRYCOLLECTION (POLYGON ((0 0, 0 1, 1 1, 0 0)))")]
    [TestCase("")]
    public async Task Well_known_text_that_is_no_area_is_refused(string area)
    {
        var body = Bodies.FullStream().With(Parameters + ".droi", $$"""{"form": "wkt", "area": "{{area}}"}""");

        var refusal = await _api.PostAsync("/2/streams", body.ToJsonString()).RefusalAsync();

        Assert.That((refusal.Code, refusal.Path), Is.EqualTo((AgentErrorCodes.InvalidBody, Parameters + ".droi.area")));
    }

    [Test]
    public async Task Targets_and_callbacks_are_counted()
    {
        var twice = Bodies.FullStream().With(Analytic + ".targets", """["overview", "overview"]""");
        var callbacks = string.Join(',', Enumerable.Repeat("""{"type": "luna-event"}""", 11));
        var eleven = Bodies.FullStream().With(Analytic + ".callbacks", $"[{callbacks}]");

        var first = await _api.PostAsync("/2/streams", twice.ToJsonString()).RefusalAsync();
        var second = await _api.PostAsync("/2/streams", eleven.ToJsonString()).RefusalAsync();

        Assert.That((first.Path, second.Path), Is.EqualTo((Analytic + ".targets", Analytic + ".callbacks")));
    }

    [Test]
    public async Task An_empty_object_lacks_its_first_member()
    {
        var refusal = await _api.PostAsync("/2/streams", "{}").RefusalAsync();

        Assert.That((refusal.Code, refusal.Path), Is.EqualTo((AgentErrorCodes.FieldNotFound, "data")));
    }
}
