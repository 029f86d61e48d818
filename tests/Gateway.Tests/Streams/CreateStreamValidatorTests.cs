using System.Text.Json.Nodes;
using LunaVideoAgent.Gateway.Tests.Support;
using LunaVideoAgent.Grains.Abstractions.Errors;
using NSubstitute;

namespace LunaVideoAgent.Gateway.Tests.Streams;

/// <summary>Each case changes one place of a valid body; the answer must name just that place.</summary>
internal sealed class CreateStreamValidatorTests
{
    private const string Analytic = "analytics.0.parameters";
    private const string Parameters = "analytics.0.parameters.parameters";

    private TestApi _api = null!;

    private static readonly string Long = new('x', 5000);

    private static IEnumerable<TestCaseData> WrongValues()
    {
        // What each kind of member must refuse, whatever its name.
        string[] strings = ["5", "true", "null", "[]", "{}", "\"\\u0000\"", "\"\\ud800\""];
        string[] integers = ["\"5\"", "1.5", "true", "null", "[]", "{}", "1e30", "-2147483649"];
        string[] numbers = ["\"5\"", "true", "null", "[]", "{}", "1e999"];
        string[] words = ["\"\"", "\"other\"", "5", "null", "[]"];
        string[] objects = ["5", "\"x\"", "true", "[]"];
        string[] lists = ["5", "\"x\"", "true", "{}", "null"];
        string[] flags = ["2", "-1", "0.5", "true", "\"1\"", "null"];

        (string Path, string[] Wrong)[] members =
        [
            ("name", [.. strings, Text(129)]),
            ("description", [.. strings, Text(513)]),
            ("data", [.. objects, "null"]),
            ("data.reference", [.. strings, Text(2084), "\"\"", "\"rtsp://a\\nb\""]),
            ("data.type", [.. words.Where(word => word != "null"), "\"STREAM\"", "\"tcp\""]),
            ("data.orientation_strategy", words),
            ("data.rotation", ["45", "360", "-90", "\"90\"", "1.5"]),
            ("data.downloadable", ["0", "\"true\"", "null"]),
            ("data.timestamp_source", words),
            ("data.pts", [.. objects, "null"]),
            ("data.pts.start_time", numbers),
            ("data.timeout", ["0", "-1", "\"5\"", "1.5", "true"]),
            ("data.fps", ["0", "-1", "\"5\"", "true", "1e999"]),
            ("data.ffmpeg_kwargs", [.. objects, "null"]),
            ("data.ffmpeg_kwargs.rtsp_transport", strings),
            ("data.preferred_program_stream_frame_width", [.. integers, "0"]),
            ("data.behavior_parameters", objects),
            ("data.behavior_parameters.other", ["1"]),
            ("data.behavior_parameters.eof_retry", [.. objects, "null"]),
            ("data.behavior_parameters.eof_retry.attempt_count", [.. integers, "-1"]),
            ("data.behavior_parameters.eof_retry.delay", [.. integers, "-1"]),
            ("data.behavior_parameters.eof_retry.other", ["1"]),
            ("data.behavior_parameters.decode_error_retry.delay", ["-1"]),
            ("location", objects),
            ("location.other", ["1"]),
            ("location.city", ["5", Text(37)]),
            ("location.area", [Text(37)]),
            ("location.district", [Text(37)]),
            ("location.street", [Text(37)]),
            ("location.house_number", ["7", Text(37)]),
            ("location.geo_position", objects),
            ("location.geo_position.other", ["1"]),
            ("location.geo_position.longitude", ["180.1", "-181", "\"1\""]),
            ("location.geo_position.latitude", ["90.5", "-91", "\"1\""]),
            ("event_source_group", ["5", "\"\"", "\"a b\"", "\"a\\n\"", "\"é\"", Text(257)]),
            ("source", ["5", Text(129)]),
            ("autorestart", [.. objects, "null"]),
            ("autorestart.restart", flags),
            ("autorestart.attempt_count", [.. integers, "0", "11"]),
            ("autorestart.delay", [.. integers, "0", "3601"]),
            ("autorestart.other", ["1"]),
            ("analytics", [.. lists, "[]"]),
            ("analytics.0", ["5", "null", "[]"]),
            ("analytics.0.analytic_name", ["5", "null"]),
            ("analytics.0.label", ["5", Text(129)]),
            ("analytics.0.schedule", objects),
            ("analytics.0.schedule.timezone", ["5", "\"Mars/Olympus\"", "\"../../etc/passwd\"", "\"\""]),
            ("analytics.0.schedule.intervals", ["5", "[]", "{}"]),
            ("analytics.0.schedule.intervals.0.days", ["[]", "5"]),
            ("analytics.0.schedule.intervals.0.days.0", ["0", "8", "\"1\""]),
            ("analytics.0.schedule.intervals.0.start", ["\"8:00\"", "\"29:00\"", "\"08:60\"", "8"]),
            ("analytics.0.schedule.intervals.0.end", ["\"later\""]),
            ("analytics.0.schedule.intervals.1.end_time", ["\"2020-01-01T00:00:00Z\"", "\"soon\"", "5"]),
            (Analytic, objects),
            (Analytic + ".targets", lists),
            (Analytic + ".targets.0", ["\"faces\"", "5"]),
            (Analytic + ".callbacks", lists),
            (Analytic + ".callbacks.0", ["5", "null"]),
            (Analytic + ".callbacks.0.enable", flags),
            (Analytic + ".callbacks.0.type", ["\"smtp\"", "5"]),
            (Analytic + ".callbacks.0.url", ["5", "\"\"", "\"ftp://host/\"", "\"receiver\"", "\"http://\"", Text(2084)]),
            (Analytic + ".callbacks.0.other", ["1"]),
            (Analytic + ".callbacks.0.topic", ["\"t\""]),
            (Analytic + ".callbacks.0.authorization", objects),
            (Analytic + ".callbacks.0.authorization.type", ["\"bearer\"", "5"]),
            (Analytic + ".callbacks.0.authorization.login", ["5", Text(129)]),
            (Analytic + ".callbacks.0.authorization.password", ["null", Text(129)]),
            (Analytic + ".callbacks.0.authorization.other", ["1"]),
            (Analytic + ".callbacks.0.params", objects),
            (Analytic + ".callbacks.0.params.timeout", [.. integers, "0"]),
            (Analytic + ".callbacks.0.params.content_type", ["\"text/plain\"", "5"]),
            (Analytic + ".callbacks.0.params.headers", [.. objects, "null"]),
            (Analytic + ".callbacks.0.params.headers.X-Place", ["5", "null", "\"a\\r\\nb: c\""]),
            (Analytic + ".callbacks.0.params.headers.a b", ["\"x\""]),
            (Analytic + ".callbacks.0.params.other", ["1"]),
            (Analytic + ".callbacks.1.url", ["\"http://host/\""]),
            (Analytic + ".callbacks.2.params", ["{}"]),
            (Analytic + ".callbacks.3.servers", ["5", "[]"]),
            (Analytic + ".callbacks.3.servers.0", ["\"\"", "5", "null"]),
            (Analytic + ".callbacks.3.topic", ["\"\"", "5"]),
            (Analytic + ".callbacks.3.protocol", ["\"TLS\"", "5"]),
            (Analytic + ".callbacks.3.url", ["\"http://host/\""]),
            (Parameters, [.. objects, "null"]),
            (Parameters + ".event_policy", [.. objects, "null"]),
            (Parameters + ".event_policy.trigger", words),
            (Parameters + ".event_policy.interval", [.. numbers, "0", "-1", "1e20"]),
            (Parameters + ".event_policy.other", ["1"]),
            (Parameters + ".roi", objects),
            (Parameters + ".roi.x", ["-1", "65537", "\"1\""]),
            (Parameters + ".roi.y", ["-1"]),
            (Parameters + ".roi.width", ["-1", "1e9"]),
            (Parameters + ".roi.height", ["-1"]),
            (Parameters + ".roi.mode", ["\"pixels\"", "5"]),
            (Parameters + ".roi.other", ["1"]),
            (Parameters + ".droi", objects),
            (Parameters + ".droi.form", ["\"svg\"", "5"]),
            (Parameters + ".droi.mode", ["\"pixels\""]),
            (Parameters + ".droi.area", ["[]", "5", "\"POLYGON ((0 0, 0 1, 1 1, 0 0))\"", "{}"]),
            (Parameters + ".droi.area.0", ["[[0, 0], [1, 1]]", "5", "null"]),
            (Parameters + ".droi.area.0.1", ["[1]", "[1, 2, 3]", "[\"1\", 2]", "5", "null"]),
            (Parameters + ".droi.area.0.1.1", ["-1"]),
            (Parameters + ".droi.other", ["1"]),
            (Parameters + ".rate", [.. objects, "null"]),
            (Parameters + ".rate.period", [.. numbers, "0", "-1"]),
            (Parameters + ".rate.unit", words),
            (Parameters + ".rate.other", ["1"]),
            (Parameters + ".probe_count", [.. integers, "0"]),
            (Parameters + ".people_count_threshold", ["1", "-1", "\"1\"", "1.5"]),
            (Parameters + ".people_count__gte", ["-1", "1.5"]),
            (Parameters + ".people_count__lte", ["-1", "10", "11"]),
            (Parameters + ".people_count_gte", ["1"]),
            (Parameters + ".people_count_lte", ["1"]),
            (Parameters + ".event_delay", [.. numbers, "-1", "1e20"]),
            (Parameters + ".image_retain_policy", [.. objects, "null"]),
            (Parameters + ".image_retain_policy.mimetype", [.. words, "\"png\""]),
            (Parameters + ".image_retain_policy.quality", [.. numbers, "-0.1", "1.1"]),
            (Parameters + ".image_retain_policy.max_size", [.. integers, "0"]),
            (Parameters + ".image_retain_policy.ttl", ["-2", "1.5", "\"7\""]),
            ("notification_policy", objects),
            ("notification_policy.other", ["1"]),
            ("notification_policy.callbacks", lists),
            ("notification_policy.callbacks.0.type", ["\"luna-event\"", "\"luna-kafka\""]),
            ("notification_policy.callbacks.0.url", ["\"ftp://host/\""]),
            ("other", ["1"]),
        ];

        return members.SelectMany(member => member.Wrong.Select(json => new TestCaseData(member.Path, json).SetArgDisplayNames(member.Path, Short(json))));
    }

    private static IEnumerable<string> RequiredMembers() =>
    [
        "data", "data.reference", "data.type", "location.geo_position.longitude", "location.geo_position.latitude", "analytics",
        "analytics.0.analytic_name", Analytic + ".callbacks.0.type", Analytic + ".callbacks.0.url",
        Analytic + ".callbacks.0.authorization.type", Analytic + ".callbacks.0.authorization.login",
        Analytic + ".callbacks.0.authorization.password", Analytic + ".callbacks.3.servers", Analytic + ".callbacks.3.topic",
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
        "rtsp://host/1", "RTSP://host/1", "rtsps://user:pass@host:322/x", "http://host/a.m3u8", "https://[::1]/a.mp4", "file:///media/a.mp4",
        "file:a.mp4", "/media/a.mp4", "clips/a.mp4", "./odd:name.mp4", "a.mp4",
    ];

    [OneTimeSetUp]
    public async Task StartAsync() => _api = await TestApi.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await _api.DisposeAsync();

    [SetUp]
    public void ForgetCalls() => _api.Catalog.ClearReceivedCalls();

    [TestCaseSource(nameof(WrongValues))]
    public async Task A_wrong_value_is_refused_and_its_place_named(string path, string json)
    {
        // Put in as text: a writer would repair what is no Unicode or no number.
        var body = Bodies.FullStream().With(path, "\"@here@\"").ToJsonString().Replace("\"@here@\"", json, StringComparison.Ordinal);

        var refusal = await _api.PostAsync("/2/streams", body).RefusalAsync();

        Assert.That((refusal.Status, refusal.Code), Is.EqualTo((400, AgentErrorCodes.InvalidBody)), refusal.Detail);
        Assert.That(refusal.Path, Is.EqualTo(path), refusal.Detail);
        Assert.That(refusal.Detail, Does.Not.Contain("System.").And.Not.Contain("LunaVideoAgent").And.Not.Contain("LineNumber"));
        Assert.That(_api.Catalog.ReceivedCalls(), Is.Empty);
    }

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
        var eleven = Bodies.FullStream().With(Analytic + ".callbacks", $"[{string.Join(',', Enumerable.Repeat("""{"type": "luna-event"}""", 11))}]");

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

    private static string Text(int length) => $"\"{Long[..length]}\"";

    private static string Short(string json) => json.Length > 40 ? $"{json.Length} characters" : json;
}
