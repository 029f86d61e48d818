using LunaVideoAgent.Inference.Media;
using LunaVideoAgent.Inference.Tests.Support;

namespace LunaVideoAgent.Inference.Tests.Media;

public sealed class FfmpegFrameSourcePeerTests
{
    private Clips _clips = null!;
    private string _stream = null!;

    [OneTimeSetUp]
    public void MakeStream()
    {
        _clips = new Clips();
        _stream = _clips.MakeCameraStream();
    }

    [OneTimeTearDown]
    public void DeleteFolder() => _clips?.Dispose();

    [TestCase("tcp")]
    [TestCase("udp")]
    public void An_independent_server_plays_over_either_transport(string transport)
    {
        using var server = GstreamerServer.Start(_stream);

        var frames = Reading.All(With(server.Url, transport), out var info, out _, most: 40);

        Assert.That((info.Width, info.Height, info.Codec), Is.EqualTo((320, 240, "h264")));
        Assert.That(frames.Select(frame => frame.Index), Is.EqualTo(Enumerable.Range(0, 40)));
        Assert.That(frames.Zip(frames.Skip(1), (a, b) => b.TimeOffset - a.TimeOffset), Has.All.InRange(0.0005, 1));
        Assert.That(frames[^1].TimeOffset - frames[^11].TimeOffset, Is.EqualTo(0.4).Within(0.05));
    }

    [TestCase("tcp")]
    [TestCase("udp")]
    public void A_server_that_is_killed_is_lost(string transport)
    {
        using var server = GstreamerServer.Start(_stream);
        using var source = Reading.Create(With(server.Url, transport));
        source.Open(CancellationToken.None);
        Reading.Read(source, most: 5);

        server.Kill();

        Assert.That(Faults.Of(() => Reading.Read(source)).Kind, Is.EqualTo(MediaErrorKind.ConnectionLost));
    }

    private static FrameSourceOptions With(string url, string transport) => Reading.Live(url) with
    {
        DemuxerOptions = new Dictionary<string, string> { ["rtsp_transport"] = transport },
    };
}
