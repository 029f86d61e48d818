using LunaVideoAgent.Cluster.Tests.Support;
using LunaVideoAgent.TestSupport.Rtsp;

namespace LunaVideoAgent.Cluster.Tests.Moving;

internal sealed class CameraTests
{
    // Of the eight seconds between two key frames of the clip.
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(4);

    [Test]
    public async Task A_moved_camera_does_not_wait_for_its_next_key_frame()
    {
        await using var camera = new FakeRtspCamera(
            new FakeRtspCameraOptions { AnnexBFile = TestClip.AnnexBPath, SendingRate = 25, IsShared = true });
        await using var cluster = await ClusterUnderTest.StartAsync(
            silos: 2, "--Logging:LogLevel:LunaVideoAgent.Grains.Streams", "Debug");
        var streams = await cluster.CreateStreamsAsync(1, StreamSample.CameraAt(camera.Url));
        var leases = await cluster.RunningAsync(1);
        var watches = StreamWatch.Of(cluster, streams);

        // It was joined at a key frame: the next one is far away.
        await watches[0].SeesAsync(frames: 10);
        var owner = cluster.OwnerOf(leases[streams[0]]);
        Assert.That(await owner.TerminateAsync(), Is.Zero, owner.Process.Output);
        cluster.Forget(owner);
        await watches[0].SeesAsync(above: leases[streams[0]].Epoch, frames: 10);

        var gap = await Report.CleanAsync(streams, watches, streams.ToHashSet());
        Assert.That(gap, Is.LessThan(Bound));
        Assert.That(camera.Accepted, Is.EqualTo(2));
        Assert.That(cluster.Silos[0].Process.Output, Does.Contain("began here ahead of its grain"));
    }
}
