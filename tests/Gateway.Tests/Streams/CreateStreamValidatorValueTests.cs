using LunaVideoAgent.Gateway.Tests.Support;
using LunaVideoAgent.Grains.Abstractions.Errors;
using NSubstitute;

namespace LunaVideoAgent.Gateway.Tests.Streams;

/// <summary>Each case changes one place of a valid body; the answer must name just that place.</summary>
internal sealed class CreateStreamValidatorValueTests
{
    private const string Analytic = "analytics.0.parameters";
    private const string Parameters = "analytics.0.parameters.parameters";

    // What each kind of member must refuse, whatever its name.
    private static readonly string[] Strings = ["5", "true", "null", "[]", "{}", "\"\\u0000\"", "\"\\ud800\""];
    private static readonly string[] Integers = ["\"5\"", "1.5", "true", "null", "[]", "{}", "1e30", "-2147483649"];
    private static readonly string[] Numbers = ["\"5\"", "true", "null", "[]", "{}", "1e999"];
    private static readonly string[] Words = ["\"\"", "\"other\"", "5", "null", "[]"];
    private static readonly string[] Objects = ["5", "\"x\"", "true", "[]"];
    private static readonly string[] Lists = ["5", "\"x\"", "true", "{}", "null"];
    private static readonly string[] Flags = ["2", "-1", "0.5", "true", "\"1\"", "null"];

    private static readonly string Long = new('x', 5000);

    private TestApi _api = null!;

    private static IEnumerable<TestCaseData> WrongValues() =>
        from member in (IEnumerable<(string Path, string[] Wrong)>)
            [.. StreamMembers(), .. DataMembers(), .. AnalyticMembers(), .. CallbackMembers(), .. ParameterMembers()]
        from json in member.Wrong
        select new TestCaseData(member.Path, json).SetArgDisplayNames(member.Path, Short(json));

    private static (string Path, string[] Wrong)[] StreamMembers() =>
    [
        ("name", [.. Strings, Text(129)]),
        ("description", [.. Strings, Text(513)]),
        ("location", Objects),
        ("location.other", ["1"]),
        ("location.city", ["5", Text(37)]),
        ("location.area", [Text(37)]),
        ("location.district", [Text(37)]),
        ("location.street", [Text(37)]),
        ("location.house_number", ["7", Text(37)]),
        ("location.geo_position", Objects),
        ("location.geo_position.other", ["1"]),
        ("location.geo_position.longitude", ["180.1", "-181", "\"1\""]),
        ("location.geo_position.latitude", ["90.5", "-91", "\"1\""]),
        ("event_source_group", ["5", "\"\"", "\"a b\"", "\"a\\n\"", "\"é\"", Text(257)]),
        ("source", ["5", Text(129)]),
        ("autorestart", [.. Objects, "null"]),
        ("autorestart.restart", Flags),
        ("autorestart.attempt_count", [.. Integers, "0", "11"]),
        ("autorestart.delay", [.. Integers, "0", "3601"]),
        ("autorestart.other", ["1"]),
        ("notification_policy", Objects),
        ("notification_policy.other", ["1"]),
        ("notification_policy.callbacks", Lists),
        ("notification_policy.callbacks.0.type", ["\"luna-event\"", "\"luna-kafka\""]),
        ("notification_policy.callbacks.0.url", ["\"ftp://host/\""]),
        ("other", ["1"]),
    ];

    private static (string Path, string[] Wrong)[] DataMembers() =>
    [
        ("data", [.. Objects, "null"]),
        ("data.reference", [.. Strings, Text(2084), "\"\"", "\"rtsp://a\\nb\""]),
        ("data.type", [.. Words.Where(word => word != "null"), "\"STREAM\"", "\"tcp\""]),
        ("data.orientation_strategy", Words),
        ("data.rotation", ["45", "360", "-90", "\"90\"", "1.5"]),
        ("data.downloadable", ["0", "\"true\"", "null"]),
        ("data.timestamp_source", Words),
        ("data.pts", [.. Objects, "null"]),
        ("data.pts.start_time", Numbers),
        ("data.timeout", ["0", "-1", "\"5\"", "1.5", "true"]),
        ("data.fps", ["0", "-1", "\"5\"", "true", "1e999"]),
        ("data.ffmpeg_kwargs", [.. Objects, "null"]),
        ("data.ffmpeg_kwargs.rtsp_transport", Strings),
        ("data.preferred_program_stream_frame_width", [.. Integers, "0"]),
        ("data.behavior_parameters", Objects),
        ("data.behavior_parameters.other", ["1"]),
        ("data.behavior_parameters.eof_retry", [.. Objects, "null"]),
        ("data.behavior_parameters.eof_retry.attempt_count", [.. Integers, "-1"]),
        ("data.behavior_parameters.eof_retry.delay", [.. Integers, "-1"]),
        ("data.behavior_parameters.eof_retry.other", ["1"]),
        ("data.behavior_parameters.decode_error_retry.delay", ["-1"]),
    ];

    private static (string Path, string[] Wrong)[] AnalyticMembers() =>
    [
        ("analytics", [.. Lists, "[]"]),
        ("analytics.0", ["5", "null", "[]"]),
        ("analytics.0.analytic_name", ["5", "null"]),
        ("analytics.0.label", ["5", Text(129)]),
        ("analytics.0.schedule", Objects),
        ("analytics.0.schedule.timezone", ["5", "\"Mars/Olympus\"", "\"../../etc/passwd\"", "\"\""]),
        ("analytics.0.schedule.intervals", ["5", "[]", "{}"]),
        ("analytics.0.schedule.intervals.0.days", ["[]", "5"]),
        ("analytics.0.schedule.intervals.0.days.0", ["0", "8", "\"1\""]),
        ("analytics.0.schedule.intervals.0.start", ["\"8:00\"", "\"29:00\"", "\"08:60\"", "8"]),
        ("analytics.0.schedule.intervals.0.end", ["\"later\""]),
        ("analytics.0.schedule.intervals.1.end_time", ["\"2020-01-01T00:00:00Z\"", "\"soon\"", "5"]),
        (Analytic, Objects),
        (Analytic + ".targets", Lists),
        (Analytic + ".targets.0", ["\"faces\"", "5"]),
    ];

    private static (string Path, string[] Wrong)[] CallbackMembers() =>
    [
        (Analytic + ".callbacks", Lists),
        (Analytic + ".callbacks.0", ["5", "null"]),
        (Analytic + ".callbacks.0.enable", Flags),
        (Analytic + ".callbacks.0.type", ["\"smtp\"", "5"]),
        (Analytic + ".callbacks.0.url", ["5", "\"\"", "\"ftp://host/\"", "\"receiver\"", "\"http://\"", Text(2084)]),
        (Analytic + ".callbacks.0.other", ["1"]),
        (Analytic + ".callbacks.0.topic", ["\"t\""]),
        (Analytic + ".callbacks.0.authorization", Objects),
        (Analytic + ".callbacks.0.authorization.type", ["\"bearer\"", "5"]),
        (Analytic + ".callbacks.0.authorization.login", ["5", Text(129)]),
        (Analytic + ".callbacks.0.authorization.password", ["null", Text(129)]),
        (Analytic + ".callbacks.0.authorization.other", ["1"]),
        (Analytic + ".callbacks.0.params", Objects),
        (Analytic + ".callbacks.0.params.timeout", [.. Integers, "0"]),
        (Analytic + ".callbacks.0.params.content_type", ["\"text/plain\"", "5"]),
        (Analytic + ".callbacks.0.params.headers", [.. Objects, "null"]),
        (Analytic + ".callbacks.0.params.headers.X-Place", ["5", "null", "\"a\\r\\nb: c\""]),
        (Analytic + ".callbacks.0.params.headers.a b", ["\"x\""]),
        (Analytic + ".callbacks.0.params.other", ["1"]),
        (Analytic + ".callbacks.1.url", ["\"http://host/\""]),
        (Analytic + ".callbacks.2.params", ["{}"]),
        (Analytic + ".callbacks.3.servers", ["5", "[]"]),
        (Analytic + ".callbacks.3.servers.0",
            ["\"\"", "5", "null", "\"a:1,b:2\"", "\"a:0x1\"", "\"a:99999\"", "\"u@a:1\"", "\"a/b\"", "\"a\\n\""]),
        (Analytic + ".callbacks.3.topic", ["\"\"", "5", "\"..\"", "\"a b\"", "\"a/b\"", Text(250)]),
        (Analytic + ".callbacks.3.protocol", ["\"TLS\"", "5"]),
        (Analytic + ".callbacks.3.url", ["\"http://host/\""]),
        (Analytic + ".callbacks.4.url",
            ["\"http://host\"", "\"mqtt://\"", "\"mqtt://u:p@host\"", "\"mqtt://host/path\"", "\"mqtt://host?a=1\"", Text(2084), "5"]),
        (Analytic + ".callbacks.4.topic",
            ["\"\"", "5", "\"a/+\"", "\"a/#\"", "\"$SYS/a\"", "\"a/{stream}\"", "\"a{\"", "\"a\\u0000\"", Text(1025)]),
        (Analytic + ".callbacks.4.username", ["5"]),
        (Analytic + ".callbacks.4.servers", ["[\"a:1\"]"]),
        (Analytic + ".callbacks.4.protocol", ["\"SSL\""]),
        (Analytic + ".callbacks.4.secret", ["\"x\""]),
    ];

    private static (string Path, string[] Wrong)[] ParameterMembers() =>
    [
        (Parameters, [.. Objects, "null"]),
        (Parameters + ".event_policy", [.. Objects, "null"]),
        (Parameters + ".event_policy.trigger", Words),
        (Parameters + ".event_policy.interval", [.. Numbers, "0", "-1", "1e20"]),
        (Parameters + ".event_policy.other", ["1"]),
        (Parameters + ".roi", Objects),
        (Parameters + ".roi.x", ["-1", "65537", "\"1\""]),
        (Parameters + ".roi.y", ["-1"]),
        (Parameters + ".roi.width", ["-1", "1e9"]),
        (Parameters + ".roi.height", ["-1"]),
        (Parameters + ".roi.mode", ["\"pixels\"", "5"]),
        (Parameters + ".roi.other", ["1"]),
        (Parameters + ".droi", Objects),
        (Parameters + ".droi.form", ["\"svg\"", "5"]),
        (Parameters + ".droi.mode", ["\"pixels\""]),
        (Parameters + ".droi.area", ["[]", "5", "\"POLYGON ((0 0, 0 1, 1 1, 0 0))\"", "{}"]),
        (Parameters + ".droi.area.0", ["[[0, 0], [1, 1]]", "5", "null"]),
        (Parameters + ".droi.area.0.1", ["[1]", "[1, 2, 3]", "[\"1\", 2]", "5", "null"]),
        (Parameters + ".droi.area.0.1.1", ["-1"]),
        (Parameters + ".droi.other", ["1"]),
        (Parameters + ".rate", [.. Objects, "null"]),
        (Parameters + ".rate.period", [.. Numbers, "0", "-1"]),
        (Parameters + ".rate.unit", Words),
        (Parameters + ".rate.other", ["1"]),
        (Parameters + ".probe_count", [.. Integers, "0"]),
        (Parameters + ".people_count_threshold", ["1", "-1", "\"1\"", "1.5"]),
        (Parameters + ".people_count__gte", ["-1", "1.5"]),
        (Parameters + ".people_count__lte", ["-1", "10", "11"]),
        (Parameters + ".people_count_gte", ["1"]),
        (Parameters + ".people_count_lte", ["1"]),
        (Parameters + ".event_delay", [.. Numbers, "-1", "1e20"]),
        (Parameters + ".image_retain_policy", [.. Objects, "null"]),
        (Parameters + ".image_retain_policy.mimetype", [.. Words, "\"png\""]),
        (Parameters + ".image_retain_policy.quality", [.. Numbers, "-0.1", "1.1"]),
        (Parameters + ".image_retain_policy.max_size", [.. Integers, "0"]),
        (Parameters + ".image_retain_policy.ttl", ["-2", "1.5", "\"7\""]),
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

    private static string Text(int length) => $"\"{Long[..length]}\"";

    private static string Short(string json) => json.Length > 40 ? $"{json.Length} characters" : json;
}
