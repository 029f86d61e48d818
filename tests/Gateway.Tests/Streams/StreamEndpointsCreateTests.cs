using System.Net;
using LunaVideoAgent.Gateway.Tests.Support;
using LunaVideoAgent.Grains.Abstractions;
using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Errors;
using LunaVideoAgent.Grains.Abstractions.Streams;
using NSubstitute;
using NSubstitute.ExceptionExtensions;

namespace LunaVideoAgent.Gateway.Tests.Streams;

internal sealed class StreamEndpointsCreateTests
{
    private TestApi _api = null!;

    [SetUp]
    public async Task StartAsync() => _api = await TestApi.StartAsync();

    [TearDown]
    public async Task StopAsync() => await _api.DisposeAsync();

    [Test]
    public async Task A_new_stream_is_answered_with_its_id_and_place()
    {
        var response = await _api.PostAsync("/2/streams", Bodies.SmallStream().ToJsonString());

        var answer = await response.JsonAsync();
        var streamId = answer["stream_id"]!.GetValue<Guid>();
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Created));
        Assert.That(answer["url"]!.GetValue<string>(), Is.EqualTo($"/2/streams/{streamId}"));
        Assert.That(response.Headers.Location!.ToString(), Is.EqualTo($"/2/streams/{streamId}"));
        await _api.Catalog.Received(1).CreateAsync(streamId, Arg.Any<StreamSettings>(), Arg.Any<CancellationToken>());
    }

    [Test]
    public async Task What_is_left_out_gets_the_defaults_of_the_contract()
    {
        var settings = await CreateAsync(Bodies.SmallStream().ToJsonString());

        var parameters = (PeopleCountParameters)settings.Analytics[0].Parameters;
        Assert.Multiple(() =>
        {
            Assert.That(settings.AccountId, Is.EqualTo(Guid.Parse(Http.AccountId)));
            Assert.That((settings.Name, settings.Description), Is.EqualTo(("stream", "")));
            Assert.That(settings.Data.EofRetry, Is.EqualTo(new RetrySettings(10, TimeSpan.FromMilliseconds(100))));
            Assert.That(settings.Data.PreferredFrameWidth, Is.EqualTo(800));
            Assert.That(settings.Data.Timeout, Is.Null);
            Assert.That(settings.Autorestart, Is.EqualTo(new AutorestartSettings(Enabled: false, 10, TimeSpan.FromSeconds(60))));
            Assert.That(settings.Analytics[0].Targets, Is.Empty);
            Assert.That(parameters.Threshold, Is.Zero);
            Assert.That(parameters.ProbeCount, Is.EqualTo(3));
            Assert.That(parameters.Rate, Is.EqualTo(new FrameRateSettings(10, FrameRateUnit.Frame)));
            Assert.That(parameters.EventPolicy, Is.EqualTo(new EventPolicySettings(EventTrigger.End, TimeSpan.FromSeconds(1))));
            Assert.That(parameters.ImageRetainPolicy, Is.EqualTo(new ImageRetainPolicy(ImageFormat.Png, 1, 640, -1)));
        });
    }

    [Test]
    public async Task Every_member_reaches_the_catalogue()
    {
        var settings = await CreateAsync(Bodies.FullStream().ToJsonString());

        var data = settings.Data;
        Assert.Multiple(() =>
        {
            Assert.That((settings.Name, settings.Description, settings.Source), Is.EqualTo(("Entrance", "North gate", "3rd Avenue")));
            Assert.That(settings.EventSourceGroup, Is.EqualTo("group-123"));
            Assert.That(data.Reference, Is.EqualTo("rtsp://admin:secret@camera.local:554/main?channel=1"));
            Assert.That(
                (data.Type, data.Orientation, data.RotationDegrees), Is.EqualTo((StreamSourceType.Stream, OrientationStrategy.Static, 90)));
            Assert.That((data.TimestampSource, data.StartTimeSeconds, data.FrameRate), Is.EqualTo((TimestampSource.Pts, 1.5, 12.5)));
            Assert.That((data.Timeout, data.PreferredFrameWidth), Is.EqualTo((TimeSpan.FromSeconds(4), 1280)));
            Assert.That(data.FfmpegOptions["rtsp_transport"], Is.EqualTo("tcp"));
            Assert.That(data.EofRetry, Is.EqualTo(new RetrySettings(3, TimeSpan.FromMilliseconds(250))));
            Assert.That(data.DecodeErrorRetry, Is.EqualTo(new RetrySettings(0, TimeSpan.Zero)));
            Assert.That(settings.Location, Is.EqualTo(new Location
            {
                City = "Berlin",
                Area = "Mitte",
                District = "1",
                Street = "Unter den Linden",
                HouseNumber = "7a",
                GeoPosition = new(13.4, 52.5),
            }));
            Assert.That(settings.Autorestart, Is.EqualTo(new AutorestartSettings(Enabled: true, 5, TimeSpan.FromSeconds(30))));
            Assert.That(settings.NotificationPolicy!.Callbacks[0].Url, Is.EqualTo("http://status.example/"));
        });
    }

    [Test]
    public async Task Every_member_of_people_count_reaches_the_catalogue()
    {
        var settings = await CreateAsync(Bodies.FullStream().ToJsonString());

        var analytic = settings.Analytics[0];
        var parameters = (PeopleCountParameters)analytic.Parameters;
        Assert.Multiple(() =>
        {
            Assert.That((analytic.Name, analytic.Label), Is.EqualTo(("people_count", "crowd")));
            Assert.That(analytic.Targets, Is.EqualTo(["coordinates", "overview"]));
            Assert.That((parameters.Threshold, parameters.CountAtLeast, parameters.CountAtMost), Is.EqualTo(((int?)null, 10, 2)));
            Assert.That(parameters.EventPolicy, Is.EqualTo(new EventPolicySettings(EventTrigger.Period, TimeSpan.FromSeconds(0.5))));
            Assert.That(parameters.Roi, Is.EqualTo(new RegionOfInterest(0, 10, 640, 480, CoordinateMode.Absolute)));
            Assert.That(parameters.Droi!.Mode, Is.EqualTo(CoordinateMode.Percent));
            Assert.That(parameters.Droi.Polygons![0], Is.EqualTo([new ImagePoint(0, 0), new ImagePoint(0, 50.5), new ImagePoint(100, 50)]));
            Assert.That(parameters.Rate, Is.EqualTo(new FrameRateSettings(0.2, FrameRateUnit.Second)));
            Assert.That((parameters.ProbeCount, parameters.EventDelay), Is.EqualTo((2, TimeSpan.FromSeconds(1.5))));
            Assert.That(parameters.ImageRetainPolicy, Is.EqualTo(new ImageRetainPolicy(ImageFormat.Jpeg, 0.8, 320, 7)));
            Assert.That(analytic.Schedule!.TimeZone, Is.EqualTo("Europe/Berlin"));
            Assert.That(analytic.Schedule.Intervals[0].Days, Is.EqualTo([1, 5]));
            Assert.That(analytic.Schedule.Intervals[0].End, Is.EqualTo(new TimeOnly(20, 30, 15)));
            Assert.That(analytic.Schedule.Intervals[1].StartTime, Is.EqualTo(new DateTimeOffset(2025, 12, 31, 23, 0, 0, TimeSpan.Zero)));
        });
    }

    [Test]
    public async Task Every_kind_of_callback_reaches_the_catalogue()
    {
        var settings = await CreateAsync(Bodies.FullStream().ToJsonString());

        var callbacks = settings.Analytics[0].Callbacks;
        Assert.Multiple(() =>
        {
            Assert.That(callbacks.Select(callback => (callback.Kind, callback.Enabled)), Is.EqualTo(new[]
            {
                (CallbackKind.Http, true), (CallbackKind.WebSocket, true), (CallbackKind.EventStore, false), (CallbackKind.Kafka, true),
                (CallbackKind.Mqtt, true),
            }));
            Assert.That(callbacks[0].Url, Is.EqualTo("https://user:pass@receiver.example/events?token=abc"));
            Assert.That(callbacks[0].Authorization, Is.EqualTo(new BasicAuthorization("me", "hidden")));
            Assert.That((callbacks[0].Timeout, callbacks[0].ContentType), Is.EqualTo((TimeSpan.FromSeconds(10), "application/msgpack")));
            Assert.That(callbacks[0].Headers["Authorization"], Is.EqualTo("Bearer marker"));
            Assert.That(callbacks[3].Servers, Is.EqualTo(["kafka:9092"]));
            Assert.That((callbacks[3].Topic, callbacks[3].Protocol), Is.EqualTo(("events", "SASL_SSL")));
            Assert.That(callbacks[3].Sasl, Is.EqualTo(new BasicAuthorization("writer", "hidden")));
            Assert.That(callbacks[4].Url, Is.EqualTo("mqtts://broker:8883"));
            Assert.That(callbacks[4].Topic, Is.EqualTo("sites/{account_id}/{stream_id}/{event_type}"));
            Assert.That(callbacks[4].Sasl, Is.EqualTo(new BasicAuthorization("writer", "hidden")));
        });
    }

    [TestCase("fire_analytics", 400, AgentErrorCodes.InvalidBody)]
    [TestCase("mind_reading", 422, AgentErrorCodes.UnknownAnalytic)]
    [TestCase("Mind Reading", 422, AgentErrorCodes.UnknownAnalytic)]
    public async Task Parameters_are_a_fault_only_of_an_analytic_that_somebody_runs(string name, int status, int code)
    {
        _api.Agent.GetInfoAsync(default).ReturnsForAnyArgs(
            new AgentInfo(new Dictionary<string, int> { ["fire_analytics"] = 1 }, MaxStreamCount: 1, StreamsInProgress: []));
        var body = Bodies.SmallStream()
            .With("analytics.0.analytic_name", $"\"{name}\"")
            .With("analytics.0.parameters", """{"targets": ["smoke"]}""");

        var refusal = await _api.PostAsync("/2/streams", body.ToJsonString()).RefusalAsync();

        Assert.That((refusal.Status, refusal.Code), Is.EqualTo((status, code)));
        await _api.Catalog.DidNotReceiveWithAnyArgs().CreateAsync(default, null!, default);
    }

    [Test]
    public async Task What_the_catalogue_refuses_is_refused_with_its_words()
    {
        _api.Catalog.CreateAsync(default, null!, default).ThrowsAsyncForAnyArgs(AgentErrors.UnknownAnalytic());

        var refusal = await _api.PostAsync("/2/streams", Bodies.SmallStream().ToJsonString()).RefusalAsync();

        Assert.That((refusal.Status, refusal.Code), Is.EqualTo((422, AgentErrorCodes.UnknownAnalytic)));
    }

    [Test]
    public async Task A_put_replaces_the_stream()
    {
        var streamId = Guid.NewGuid();

        var response = await _api.SendAsync(HttpMethod.Put, $"/2/streams/{streamId}", Bodies.SmallStream().ToJsonString());

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        await _api.Catalog.Received(1).ReplaceAsync(
            streamId, Arg.Is<StreamSettings>(settings => settings.Data.Reference == "rtsp://camera/1"), Arg.Any<CancellationToken>());
    }

    private async Task<StreamSettings> CreateAsync(string body)
    {
        var response = await _api.PostAsync("/2/streams", body);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Created), await response.Content.ReadAsStringAsync());
        return (StreamSettings)_api.Catalog.ReceivedCalls().Single().GetArguments()[1]!;
    }
}
