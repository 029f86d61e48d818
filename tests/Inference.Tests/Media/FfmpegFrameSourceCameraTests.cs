using LunaVideoAgent.Inference.Media;
using LunaVideoAgent.Inference.Tests.Support;
using LunaVideoAgent.TestSupport.Rtsp;

namespace LunaVideoAgent.Inference.Tests.Media;

public sealed class FfmpegFrameSourceCameraTests
{
    private Clips _clips = null!;
    private FakeRtspCameraOptions _camera = null!;

    [OneTimeSetUp]
    public void MakeStream()
    {
        _clips = new Clips();
        _camera = new FakeRtspCameraOptions { AnnexBFile = _clips.MakeCameraStream() };
    }

    [OneTimeTearDown]
    public void DeleteFolder() => _clips?.Dispose();

    [TestCase("tcp")]
    [TestCase("udp")]
    public async Task A_camera_plays_over_either_transport_with_positive_steps(string transport)
    {
        await using var camera = new FakeRtspCamera(_camera);

        var frames = Reading.All(With(camera.Url, transport), out var info, out _, most: 60);

        Assert.That((info.Width, info.Height, info.Codec, info.Duration), Is.EqualTo((320, 240, "h264", (TimeSpan?)null)));
        Assert.That(frames.Select(frame => frame.Index), Is.EqualTo(Enumerable.Range(0, 60)));
        Assert.That(frames[0].TimeOffset, Is.Zero);
        Assert.That(frames.Zip(frames.Skip(1), (a, b) => b.TimeOffset - a.TimeOffset), Has.All.InRange(0.0005, 0.5));
        Assert.That(frames[^1].TimeOffset - frames[^11].TimeOffset, Is.EqualTo(0.4).Within(0.01));
    }

    [Test]
    public async Task Times_go_on_from_where_they_are_told_to()
    {
        await using var camera = new FakeRtspCamera(_camera);
        using var source = Reading.Create(With(camera.Url));
        source.Open(CancellationToken.None);
        var before = Reading.Read(source, most: 10);

        source.Rebase(nextSeconds: 100);
        var after = Reading.Read(source, most: 10);

        Assert.That(before[^1].TimeOffset, Is.LessThan(1));
        Assert.That(after[0].TimeOffset, Is.EqualTo(100).Within(1e-9));
        Assert.That(after[^1].TimeOffset - after[0].TimeOffset, Is.EqualTo(after[^1].Seconds - after[0].Seconds).Within(1e-9));
    }

    [TestCase(CameraAuthentication.Basic)]
    [TestCase(CameraAuthentication.Digest)]
    public async Task A_camera_that_asks_for_credentials_gets_those_of_the_URL(CameraAuthentication authentication)
    {
        await using var camera = new FakeRtspCamera(_camera with { Authentication = authentication });

        var frames = Reading.All(With(camera.UrlWithCredentials), most: 5);

        Assert.That(frames, Has.Count.EqualTo(5));
    }

    [Test]
    public async Task Wrong_credentials_are_named_as_the_reason_and_never_shown()
    {
        await using var camera = new FakeRtspCamera(_camera with { Authentication = CameraAuthentication.Digest });
        var url = $"rtsp://operator:marker-7f3a@127.0.0.1:{camera.Port}/live?token=marker-7f3a";

        var fault = Faults.Of(With(url));

        Assert.That(fault.Kind, Is.EqualTo(MediaErrorKind.Unauthorized));
        Assert.That(fault.ToString(), Does.Not.Contain("marker-7f3a").And.Contain("401"));
    }

    [Test]
    public async Task A_path_that_the_camera_does_not_have_is_not_found()
    {
        await using var camera = new FakeRtspCamera(_camera with { Behaviour = CameraBehaviour.NotFound });

        Assert.That(Faults.Of(With(camera.Url)).Kind, Is.EqualTo(MediaErrorKind.NotFound));
    }

    [Test]
    public async Task A_camera_that_sends_its_clients_elsewhere_is_refused_before_anything_is_sent_there()
    {
        await using var other = new FakeRtspCamera(_camera);
        await using var camera = new FakeRtspCamera(_camera with { Behaviour = CameraBehaviour.Redirects, RedirectUrl = other.Url });

        Assert.That(Faults.Of(With(camera.Url)).Kind, Is.EqualTo(MediaErrorKind.Forbidden));
        Assert.That(other.FramesSent, Is.Zero);
    }

    [TestCase(CameraBehaviour.NeverAnswers, "tcp")]
    [TestCase(CameraBehaviour.SilentAfterPlay, "tcp")]
    [TestCase(CameraBehaviour.SilentAfterPlay, "udp")]
    public async Task A_camera_that_sends_nothing_times_out_while_opening(CameraBehaviour behaviour, string transport)
    {
        await using var camera = new FakeRtspCamera(_camera with { Behaviour = behaviour });

        var fault = Faults.Of(With(camera.Url, transport) with { OpenTimeout = TimeSpan.FromSeconds(1) });

        Assert.That(fault.Kind, Is.EqualTo(MediaErrorKind.Timeout));
    }

    [TestCase("tcp")]
    [TestCase("udp")]
    public async Task A_camera_that_stalls_times_out(string transport)
    {
        await using var camera = new FakeRtspCamera(_camera);
        using var source = Reading.Create(With(camera.Url, transport) with { ReadTimeout = TimeSpan.FromSeconds(1) });
        source.Open(CancellationToken.None);
        Reading.Read(source, most: 5);

        camera.Stall();

        Assert.That(Faults.Of(() => Reading.Read(source)).Kind, Is.EqualTo(MediaErrorKind.Timeout));
    }

    [TestCase("tcp")]
    [TestCase("udp")]
    public async Task A_camera_that_closes_the_connection_is_lost(string transport)
    {
        await using var camera = new FakeRtspCamera(_camera with { FramesUntilClose = 60 });
        using var source = Reading.Create(With(camera.Url, transport));
        source.Open(CancellationToken.None);

        Assert.That(Faults.Of(() => Reading.Read(source)).Kind, Is.EqualTo(MediaErrorKind.ConnectionLost));
        Assert.That(source.Statistics.Decoded, Is.GreaterThan(0));
    }

    [Test]
    public void A_port_that_nobody_listens_on_is_refused()
    {
        Assert.That(Faults.Of(With("rtsp://127.0.0.1:1/live")).Kind, Is.EqualTo(MediaErrorKind.ConnectionLost));
    }

    [Test]
    public async Task Lost_packets_are_survived_and_the_damage_is_told()
    {
        await using var camera = new FakeRtspCamera(_camera with { LoseEvery = 20 });

        var frames = Reading.All(With(camera.Url), out _, out var statistics, most: 100);

        Assert.That(frames, Has.Count.EqualTo(100));
        Assert.That(statistics.Corrupt + statistics.Errors, Is.GreaterThan(0));
        Assert.That(frames.Count(frame => frame.IsCorrupt), Is.EqualTo(statistics.Corrupt));
    }

    private static FrameSourceOptions With(string url, string transport = "tcp") => Reading.Live(url) with
    {
        DemuxerOptions = new Dictionary<string, string> { ["rtsp_transport"] = transport },
    };
}
