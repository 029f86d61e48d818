using LunaVideoAgent.Gateway.Tests.Support;
using LunaVideoAgent.Grains.Abstractions.Errors;
using LunaVideoAgent.Grains.Abstractions.Sources;
using LunaVideoAgent.Grains.Abstractions.Streams;
using NSubstitute;

namespace LunaVideoAgent.Gateway.Tests.Sources;

internal sealed class SourceEndpointsTests
{
    private const string Url = "/2/sources/check";
    private const string Camera = """{"data": {"reference": "rtsp://me:marker@camera/1", "type": "stream", "rotation": 90}}""";

    private TestApi _api = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _api = await TestApi.StartAsync();
        _api.Sources.CheckAsync(null!, default).ReturnsForAnyArgs(new SourceCheck
        {
            Width = 480,
            Height = 640,
            FrameRate = 25,
            Duration = TimeSpan.FromSeconds(1.5),
            Format = "rtsp",
            Codec = "h264",
            Taken = TimeSpan.FromSeconds(0.25),
            Jpeg = "jpeg"u8.ToArray(),
        });
    }

    [TearDown]
    public async Task StopAsync() => await _api.DisposeAsync();

    [Test]
    public async Task A_source_is_answered_with_its_first_frame()
    {
        var response = await _api.SendAsync(HttpMethod.Post, Url, Camera, account: null);

        Assert.That(await response.Content.ReadAsStringAsync(), Is.EqualTo(
            """
            {"width":480,"height":640,"frame_rate":25,"duration":1.5,"format":"rtsp","codec":"h264","taken":0.25,"image":"anBlZw=="}
            """));
        await _api.Sources.Received(1).CheckAsync(
            Arg.Is<StreamData>(data => data.Reference == "rtsp://me:marker@camera/1" && data.RotationDegrees == 90),
            Arg.Any<CancellationToken>());
    }

    [TestCase("""{"data": {"reference": "concat:a|b", "type": "stream"}}""", "data.reference")]
    [TestCase("""{"data": {"reference": "rtsp://camera/1"}}""", "data.type")]
    [TestCase("{}", "data")]
    [TestCase("""{"data": {"reference": "rtsp://camera/1", "type": "stream"}, "more": 1}""", "more")]
    public async Task What_no_stream_could_have_is_not_tried(string body, string path)
    {
        var refusal = await _api.PostAsync(Url, body).RefusalAsync();

        Assert.That((refusal.Status, refusal.Path), Is.EqualTo((400, path)));
        await _api.Sources.DidNotReceiveWithAnyArgs().CheckAsync(null!, default);
    }

    [Test]
    public async Task Why_a_source_cannot_be_read_is_told_without_its_secrets()
    {
        _api.Sources.CheckAsync(null!, default).ReturnsForAnyArgs<SourceCheck>(
            _ => throw AgentErrors.DownloadFailed("'rtsp://me:marker@camera/1' refused the connection"));

        var refusal = await _api.PostAsync(Url, Camera).RefusalAsync();

        Assert.That((refusal.Status, refusal.Code), Is.EqualTo((400, AgentErrorCodes.DownloadFailed)));
        Assert.That(refusal.Detail, Does.Contain("rtsp://***:***@camera/1").And.Not.Contain("marker"));
    }
}
