using System.Text.Json.Nodes;
using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Streams;
using LunaVideoAgent.Silo.Storage;

namespace LunaVideoAgent.Silo.Tests.Storage;

internal sealed partial class StoredJsonTests
{
    private static readonly Guid AccountId = new("6d071cca-fda5-4a03-84d5-5bea65904480");

    private static readonly StreamSettings Full = new()
    {
        AccountId = AccountId,
        Name = "entrance",
        Description = "main door",
        Data = new StreamData
        {
            Reference = "rtsp://camera/1",
            Type = StreamSourceType.VideoFile,
            Orientation = OrientationStrategy.VideoInfo,
            RotationDegrees = 90,
            Downloadable = true,
            TimestampSource = TimestampSource.FrameRate,
            StartTimeSeconds = 1.5,
            Timeout = TimeSpan.FromMilliseconds(3000),
            FrameRate = 12.5,
            FfmpegOptions = new Dictionary<string, string> { ["rtsp_transport"] = "tcp" },
            EofRetry = new RetrySettings(3, TimeSpan.FromMilliseconds(250)),
            DecodeErrorRetry = new RetrySettings(0, TimeSpan.Zero),
            PreferredFrameWidth = 1280,
        },
        Location = new Location { City = "Köln", HouseNumber = "7a", GeoPosition = new GeoPosition(6.96, 50.94) },
        EventSourceGroup = "gates",
        Source = "north",
        Autorestart = new AutorestartSettings(Enabled: true, 5, TimeSpan.FromMinutes(2)),
        Analytics =
        [
            new AnalyticSettings
            {
                Name = AnalyticNames.PeopleCount,
                Targets = ["coordinates", "overview"],
                Label = "crowd",
                Callbacks =
                [
                    new CallbackSettings
                    {
                        Kind = CallbackKind.Http,
                        Url = "https://receiver/events",
                        Authorization = new BasicAuthorization("user", "word"),
                        Headers = new Dictionary<string, string> { ["X-Site"] = "7" },
                    },
                    new CallbackSettings { Kind = CallbackKind.WebSocket, Enabled = false },
                ],
                Parameters = new PeopleCountParameters
                {
                    Rate = new FrameRateSettings(0.5, FrameRateUnit.Second),
                    ProbeCount = 2,
                    Roi = new RegionOfInterest(1, 2, 3, 4, CoordinateMode.Percent),
                    Droi = new DetectionRegion { Polygons = [[new ImagePoint(0, 0), new ImagePoint(9, 0), new ImagePoint(0, 9)]] },
                    EventPolicy = new EventPolicySettings(EventTrigger.Period, TimeSpan.FromSeconds(5)),
                    ImageRetainPolicy = new ImageRetainPolicy(ImageFormat.Jpeg, 0.8, 320, 30),
                    CountAtLeast = 10,
                    CountAtMost = 2,
                    EventDelay = TimeSpan.FromSeconds(1),
                },
                Schedule = new AnalyticSchedule(
                    "Europe/Berlin",
                    [
                        new WorkingInterval { Days = [1, 7], Start = new TimeOnly(22, 0), End = new TimeOnly(6, 0) },
                        new WorkingInterval { StartTime = DateTimeOffset.UnixEpoch, EndTime = DateTimeOffset.UnixEpoch.AddDays(1) },
                    ]),
            },
        ],
        NotificationPolicy = new NotificationPolicy([new CallbackSettings { Kind = CallbackKind.Http, Url = "https://receiver/status" }]),
    };

    // Documents like this one are in databases: a change of the contract that breaks this test breaks those.
    [Test]
    public void The_document_of_version_one_does_not_change()
    {
        var written = JsonNode.Parse(StoredJson.Write(Full));

        Assert.That(JsonNode.DeepEquals(written, JsonNode.Parse(Golden)), Is.True, () => $"{written}");
    }

    [Test]
    public void The_document_of_version_one_is_read_in_full()
    {
        var read = StoredJson.Read(Golden);

        Assert.That(StoredJson.Write(read), Is.EqualTo(StoredJson.Write(Full)));
        Assert.That(read.Analytics[0].Parameters, Is.TypeOf<PeopleCountParameters>().With.Property("CountAtLeast").EqualTo(10));
    }

    [Test]
    public void Members_that_an_older_program_did_not_write_take_their_defaults()
    {
        const string Document = """
            {
              "account_id": "6d071cca-fda5-4a03-84d5-5bea65904480",
              "data": {"reference": "x", "type": "stream"},
              "analytics": [{"name": "people_count", "parameters": {"kind": "people_count", "threshold": 3}}]
            }
            """;

        var read = StoredJson.Read(Document);

        var expected = new StreamSettings
        {
            AccountId = AccountId,
            Data = new StreamData { Reference = "x", Type = StreamSourceType.Stream },
            Analytics = [new AnalyticSettings { Name = "people_count", Parameters = new PeopleCountParameters { Threshold = 3 } }],
        };
        Assert.That(StoredJson.Write(read), Is.EqualTo(StoredJson.Write(expected)));
        Assert.That(read.Data.EofRetry, Is.EqualTo(RetrySettings.Default));
    }

    [Test]
    public void Members_that_a_newer_program_wrote_are_passed_over_in_any_order()
    {
        var document = JsonNode.Parse(Golden)!.AsObject();
        var parameters = document["analytics"]![0]!["parameters"]!.AsObject();
        parameters.Remove("kind", out var kind);
        parameters.Add("colour", new JsonObject { ["red"] = new JsonArray(1) });
        parameters.Add("kind", kind);
        document.Insert(0, "colour", "red");

        var read = StoredJson.Read(document.ToJsonString());

        Assert.That(StoredJson.Write(read), Is.EqualTo(StoredJson.Write(Full)));
    }
}
