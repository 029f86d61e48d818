using LunaVideoAgent.Inference.Media;
using LunaVideoAgent.Inference.Tests.Support;

namespace LunaVideoAgent.Inference.Tests.Media;

public sealed class FfmpegFrameSourceHardwareTests
{
    private Clips _clips = null!;

    [OneTimeSetUp]
    public void MakeClip()
    {
        _clips = new Clips();
        _clips.MakeH264("clip.mp4", frames: 10);
    }

    [OneTimeTearDown]
    public void DeleteFolder() => _clips?.Dispose();

    [TestCase(HardwareDecoding.Cuda, "cuda", "libcuda")]
    [TestCase(HardwareDecoding.Vaapi, "vaapi", "")]
    [TestCase(HardwareDecoding.Auto, "cuda", "vaapi")]
    public void A_device_that_is_not_there_is_refused_with_the_reason_and_the_processor_decodes(
        HardwareDecoding wanted, string kind, string reason)
    {
        if (File.Exists("/dev/nvidia0") || Directory.Exists("/dev/dri"))
        {
            Assert.Ignore("There is a device here.");
        }

        var options = Reading.File(_clips.Folder, "clip.mp4");

        var frames = Reading.All(options with { HardwareDecoding = wanted }, out var info, out _);

        Assert.That(info.HardwareRefusal, Does.Contain(kind).And.Contain(reason));
        Assert.That(frames, Is.EqualTo(Reading.All(options)));
    }

    [TestCase(HardwareDecoding.Cuda, "/dev/nvidia0")]
    [TestCase(HardwareDecoding.Vaapi, "/dev/dri")]
    public void A_device_that_is_there_gives_the_same_frames_as_the_processor(HardwareDecoding wanted, string device)
    {
        if (!Path.Exists(device))
        {
            Assert.Ignore($"There is no {device} here.");
        }

        var options = Reading.File(_clips.Folder, "clip.mp4");

        var frames = Reading.All(options with { HardwareDecoding = wanted }, out var info, out _);

        Assert.That(info.HardwareRefusal, Is.Null);
        Assert.That(frames.Select(frame => (frame.Index, frame.Width)), Is.EqualTo(Reading.All(options).Select(f => (f.Index, f.Width))));
    }

    [Test]
    public void Without_a_wish_there_is_no_refusal()
    {
        _ = Reading.All(Reading.File(_clips.Folder, "clip.mp4"), out var info, out _);

        Assert.That(info.HardwareRefusal, Is.Null);
    }
}
