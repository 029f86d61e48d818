using LunaVideoAgent.Inference.Tests.Support;

namespace LunaVideoAgent.Inference.Tests.Media;

public sealed class FfmpegFrameSourceSkippingTests
{
    private const string BFrames = "-bf 3 -g 60";

    private Clips _clips = null!;

    [OneTimeSetUp]
    public void MakeFolder() => _clips = new Clips();

    [OneTimeTearDown]
    public void DeleteFolder() => _clips?.Dispose();

    [TestCase("b.mp4", BFrames, 3)]
    [TestCase("b.mp4", BFrames, 7)]
    [TestCase("b.mkv", BFrames, 5)]
    [TestCase("b.ts", BFrames, 5)]
    [TestCase("pyramid.mp4", BFrames + " -x264-params b-pyramid=strict:open-gop=1", 5)]
    [TestCase("ippp.mp4", "-bf 0 -refs 1", 5)]
    [TestCase("interlaced.mp4", "-bf 2 -flags +ildct+ilme -x264-params tff=1", 5)]
    [TestCase("mpeg4.mp4", "-c:v mpeg4 -bf 2", 5)]
    [TestCase("hevc.mp4", "-c:v libx265 -x265-params log-level=error", 5)]
    [TestCase("vfr.mkv", BFrames + " -vf select=not(eq(mod(n\\,7)\\,3)) -vsync vfr", 5)]
    [TestCase("late-vfr.mkv", BFrames + " -vf setpts=PTS+gt(N\\,150)*0.013/TB -vsync vfr", 5)]
    public void Wanted_frames_are_the_same_whether_others_are_decoded_or_not(string name, string encoding, int step)
    {
        _clips.MakeH264(name, encoding, frames: 250);

        var full = Reading.All(Reading.File(_clips.Folder, name));
        var wanted = Reading.All(Reading.File(_clips.Folder, name), new EveryFrame(step));

        Assert.That(full, Has.Count.GreaterThan(200));
        Assert.That(wanted.Select(Essence), Is.EqualTo(full.Where(frame => frame.Index % step == 0).Select(Essence)));
    }

    [Test]
    public void Frames_that_nothing_refers_to_and_nobody_wants_are_not_decoded()
    {
        _clips.MakeH264("saving.mp4", "-bf 3 -b_strategy 0 -x264-params b-pyramid=none", frames: 250);

        _ = Reading.All(Reading.File(_clips.Folder, "saving.mp4"), out _, out var statistics, new EveryFrame(25));

        Assert.That(statistics.Frames, Is.EqualTo(250));
        Assert.That(statistics.Decoded, Is.LessThan(90));
    }

    [Test]
    public void Thinned_frames_are_the_same_whether_others_are_decoded_or_not()
    {
        _clips.MakeH264("thin.mp4", BFrames, frames: 250);
        var options = Reading.File(_clips.Folder, "thin.mp4") with { FrameRate = 7 };

        var skipping = Reading.All(options, out _, out var few);
        var decodingAll = Reading.All(options with { DecoderThreads = 2 }, out _, out var all);

        Assert.That(skipping, Is.EqualTo(decodingAll));
        Assert.That(few.Decoded, Is.LessThan(all.Decoded));
    }

    // Times are told by the steps between decoded frames; with frames left out these are summed up differently.
    private static (long Index, double Time, ulong Pixels) Essence(SeenFrame frame) =>
        (frame.Index, Math.Round(frame.TimeOffset, 6), frame.Pixels);
}
