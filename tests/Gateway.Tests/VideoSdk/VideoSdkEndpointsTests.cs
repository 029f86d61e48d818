using LunaVideoAgent.Gateway.Tests.Support;
using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Errors;
using LunaVideoAgent.Grains.Abstractions.Streams;
using LunaVideoAgent.Grains.Abstractions.Tasks;
using LunaVideoAgent.Grains.Abstractions.VideoSdk;
using NSubstitute;
using NSubstitute.ExceptionExtensions;

namespace LunaVideoAgent.Gateway.Tests.VideoSdk;

internal sealed class VideoSdkEndpointsTests
{
    private const string Parameters = "analytics.0.parameters";

    private TestApi _api = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _api = await TestApi.StartAsync();
        _api.VideoSdk.AnalyseAsync(null!, null!, default).ReturnsForAnyArgs(new VideoResult(
            new VideoData
            {
                FrameCount = 795,
                FrameRate = 10,
                Duration = 79.5,
                ErrorCount = 1,
                ProcessedParts = [new VideoSegment(0, 79.5)],
            },
            [
                new VideoAnalyticResult("people_count", [AnalyticEvents.Crowd()], Error: null),
                new VideoAnalyticResult("people_count", Events: null, AgentErrors.AnalyticFailed("no model").Error),
            ]));
    }

    [TearDown]
    public async Task StopAsync() => await _api.DisposeAsync();

    [TestCase("/1/videosdk")]
    [TestCase("/2/videosdk")]
    public async Task The_analysis_is_answered_as_the_contract_has_it(string url)
    {
        var response = await _api.SendAsync(HttpMethod.Post, url, Bodies.FullVideo().ToJsonString(), account: null);

        Assert.That((int)response.StatusCode, Is.EqualTo(200));
        Assert.That(await response.Content.ReadAsStringAsync(), Is.EqualTo(
            """
            {"video_data":{"frame_count":795,"frame_rate":10,"duration":79.5,"error_count":1,
            "processed_parts":[{"start_time_offset":0,"end_time_offset":79.5}]},
            "analytics":[{"name":"people_count","result":{"events":[
            """.ReplaceLineEndings("") + AnalyticEvents.CrowdJson + """
            ]},"error":null},{"name":"people_count","result":null,"error":{"error_code":43007,"desc":"Internal server error",
            "detail":"Video analytics processing failed: no model",
            "link":"https://docs.visionlabs.ai/info/luna/troubleshooting/errors-description/code-43007"}}]}
            """.ReplaceLineEndings("")));
    }

    [Test]
    public async Task Every_member_reaches_the_grain()
    {
        await _api.PostAsync("/1/videosdk", Bodies.FullVideo().ToJsonString());

        var arguments = _api.VideoSdk.ReceivedCalls().Single().GetArguments();
        var video = (VideoSettings)arguments[0]!;
        var analytic = ((IReadOnlyList<AnalyticSettings>)arguments[1]!).Single();
        var parameters = (PeopleCountParameters)analytic.Parameters;
        Assert.Multiple(() =>
        {
            Assert.That((video.Data.Reference, video.Data.Type), Is.EqualTo(("https://host/clip.mp4", StreamSourceType.VideoFile)));
            Assert.That((video.Data.Orientation, video.Data.RotationDegrees), Is.EqualTo((OrientationStrategy.Static, 180)));
            Assert.That((video.Data.StartTimeSeconds, video.Data.TimestampSource), Is.EqualTo((2.0, TimestampSource.FrameRate)));
            Assert.That((video.Data.FrameRate, video.MaxErrorCount), Is.EqualTo((5.0, 3)));
            Assert.That(video.Data.FfmpegOptions["probesize"], Is.EqualTo("1000000"));
            Assert.That(analytic.Targets, Is.EqualTo(["overview"]));
            Assert.That((parameters.Threshold, parameters.ImageRetainPolicy.MaxSizePixels), Is.EqualTo((4, 100)));
        });
    }

    [TestCase("other", "1")]
    [TestCase("deferred_task", "5")]
    [TestCase("deferred_task.enable", "2")]
    [TestCase("deferred_task.enable", "\"yes\"")]
    [TestCase("deferred_task.other", "1")]
    [TestCase("video", "null")]
    [TestCase("video.other", "1")]
    [TestCase("video.url", "\"rtsp://camera/1\"")]
    [TestCase("video.url", "\"concat:a|b\"")]
    [TestCase("video.orientation.angle", "45")]
    [TestCase("video.orientation.other", "1")]
    [TestCase("video.pts.other", "1")]
    [TestCase("video.fps", "0")]
    [TestCase("video.ffmpeg_kwargs.probesize", "5")]
    [TestCase("video.error_handling.max_error_count", "-1")]
    [TestCase("video.error_handling.other", "1")]
    [TestCase("analytics", "[]")]
    [TestCase("analytics.0", "5")]
    [TestCase("analytics.0.name", "5")]
    [TestCase("analytics.0.targets.0", "\"faces\"")]
    [TestCase(Parameters + ".probe_count", "0")]
    [TestCase(Parameters + ".image_retain_policy.ttl", "5")]
    [TestCase(Parameters + ".image_retain_policy.ttl", "-1")]
    public async Task A_wrong_value_is_refused_and_its_place_named(string path, string json)
    {
        var refusal = await _api.PostAsync("/1/videosdk", Bodies.FullVideo().With(path, json).ToJsonString()).RefusalAsync();

        Assert.That((refusal.Status, refusal.Code, refusal.Path), Is.EqualTo((400, AgentErrorCodes.InvalidBody, path)), refusal.Detail);
    }

    [TestCase("video")]
    [TestCase("video.url")]
    [TestCase("analytics")]
    [TestCase("analytics.0.name")]
    public async Task A_missing_member_is_named(string path)
    {
        var refusal = await _api.PostAsync("/1/videosdk", Bodies.FullVideo().Without(path).ToJsonString()).RefusalAsync();

        Assert.That((refusal.Status, refusal.Code, refusal.Path), Is.EqualTo((400, AgentErrorCodes.FieldNotFound, path)));
    }

    [Test]
    public async Task An_angle_is_for_the_static_orientation_only()
    {
        var body = Bodies.FullVideo().With("video.orientation", """{"orientation_strategy": "video_info", "angle": 90}""");

        var refusal = await _api.PostAsync("/1/videosdk", body.ToJsonString()).RefusalAsync();

        Assert.That(refusal.Path, Is.EqualTo("video.orientation.angle"));
    }

    [TestCase("""{"enable": 1}""")]
    [TestCase("""{"enable": true}""")]
    [TestCase("""{"enabled": 1}""")]
    public async Task A_deferred_analysis_is_answered_at_once_with_the_place_of_its_task(string deferred)
    {
        var body = Bodies.FullVideo().With("deferred_task", deferred);

        var response = await _api.PostAsync("/1/videosdk", body.ToJsonString());

        var arguments = _api.VideoTasks.ReceivedCalls().Single().GetArguments();
        var url = $"/1/video/tasks/{arguments[0]}";
        Assert.That((int)response.StatusCode, Is.EqualTo(202));
        Assert.That(response.Headers.Location?.OriginalString, Is.EqualTo(url));
        Assert.That(
            await response.Content.ReadAsStringAsync(),
            Is.EqualTo($$"""{"task_id":"{{arguments[0]}}","url":"{{url}}"}"""));
        Assert.That(_api.VideoSdk.ReceivedCalls(), Is.Empty);
    }

    [Test]
    public async Task Everything_of_a_deferred_analysis_reaches_the_catalogue()
    {
        var body = Bodies.FullVideo().With(
            "deferred_task",
            """{"enable": 1, "callbacks": [{"type": "http", "url": "https://receiver/done"}]}""");

        await _api.PostAsync("/1/videosdk", body.ToJsonString());

        var settings = (VideoTaskSettings)_api.VideoTasks.ReceivedCalls().Single().GetArguments()[1]!;
        Assert.That(settings.AccountId, Is.EqualTo(Guid.Parse(Http.AccountId)));
        Assert.That((settings.Video.Data.Reference, settings.Video.MaxErrorCount), Is.EqualTo(("https://host/clip.mp4", 3)));
        Assert.That(settings.Analytics.Single().Targets, Is.EqualTo(["overview"]));
        Assert.That(settings.Callbacks.Single().Url, Is.EqualTo("https://receiver/done"));
    }

    [Test]
    public async Task An_analytic_nobody_runs_is_refused_by_its_name()
    {
        var body = Bodies.FullVideo().With("analytics.0.name", "\"fire_analytics\"");

        var refusal = await _api.PostAsync("/1/videosdk", body.ToJsonString()).RefusalAsync();

        Assert.That((refusal.Status, refusal.Code), Is.EqualTo((400, AgentErrorCodes.InvalidBody)));
    }

    [Test]
    public async Task A_video_that_cannot_be_read_is_told_with_its_reason()
    {
        _api.VideoSdk.AnalyseAsync(null!, null!, default).ThrowsAsyncForAnyArgs(AgentErrors.VideoTooLarge("https://host/clip.mp4", "5"));

        var refusal = await _api.PostAsync("/1/videosdk", Bodies.FullVideo().ToJsonString()).RefusalAsync();

        Assert.That((refusal.Status, refusal.Code), Is.EqualTo((400, AgentErrorCodes.VideoTooLarge)));
    }
}
