using LunaVideoAgent.Inference.Media;
using LunaVideoAgent.Inference.Tests.Support;

namespace LunaVideoAgent.Inference.Tests.Media;

public sealed class FfmpegFrameSourceTests
{
    private Clips _clips = null!;

    [OneTimeSetUp]
    public void MakeFolder() => _clips = new Clips();

    [OneTimeTearDown]
    public void DeleteFolder() => _clips?.Dispose();

    [Test]
    public void The_sample_clip_gives_each_frame_once_in_order_with_exact_times()
    {
        var frames = Reading.All(Reading.File(Path.GetDirectoryName(Clips.Sample)!, "sample.mp4"), out var info, out var statistics);

        Assert.That(info, Is.EqualTo(new VideoInfo
        {
            Width = 768,
            Height = 576,
            RotationDegrees = 0,
            FrameRate = 10,
            Duration = TimeSpan.FromSeconds(79.5),
            FrameCount = 795,
            Format = "mov,mp4,m4a,3gp,3g2,mj2",
            Codec = "h264",
        }));
        Assert.That(frames.Select(frame => frame.Index), Is.EqualTo(Enumerable.Range(0, 795)));
        Assert.That(frames.Select(frame => frame.TimeOffset), Is.EqualTo(Enumerable.Range(0, 795).Select(i => i / 10.0)).Within(1e-9));
        Assert.That(statistics, Is.EqualTo(new FrameSourceStatistics(795, 795, 0, 0)));
    }

    [Test]
    public void A_start_time_is_added_to_each_time_offset()
    {
        _clips.MakeH264("start.mp4", frames: 3);

        var frames = Reading.All(Reading.File(_clips.Folder, "start.mp4") with { StartTimeSeconds = 100 });

        Assert.That(frames.Select(frame => frame.TimeOffset), Is.EqualTo([100, 100.04, 100.08]).Within(1e-9));
    }

    [TestCase(FrameTimestampSource.Pts)]
    [TestCase(FrameTimestampSource.Dts)]
    [TestCase(FrameTimestampSource.FrameRate)]
    public void Times_come_from_the_source_that_was_asked_for(FrameTimestampSource timestampSource)
    {
        _clips.MakeH264("times.mp4", "-bf 0", frames: 10);

        var frames = Reading.All(Reading.File(_clips.Folder, "times.mp4") with { TimestampSource = timestampSource });

        Assert.That(frames.Select(frame => frame.TimeOffset), Is.EqualTo(Enumerable.Range(0, 10).Select(i => i / 25.0)).Within(1e-9));
    }

    [Test]
    public void Frames_that_nobody_wants_are_not_handed_out()
    {
        _clips.MakeH264("sampled.mp4");

        var frames = Reading.All(Reading.File(_clips.Folder, "sampled.mp4"), new EveryFrame(10));

        Assert.That(frames.Select(frame => frame.Index), Is.EqualTo([0, 10, 20, 30, 40, 50, 60, 70, 80, 90]));
    }

    [TestCase(10.0, 40)]
    [TestCase(1.0, 4)]
    [TestCase(60.0, 100)]
    public void A_frame_rate_thins_the_frames_and_numbers_them_anew(double frameRate, int expected)
    {
        _clips.MakeH264("thinned.mp4");

        var frames = Reading.All(Reading.File(_clips.Folder, "thinned.mp4") with { FrameRate = frameRate });

        Assert.That(frames.Select(frame => frame.Index), Is.EqualTo(Enumerable.Range(0, expected)));
        Assert.That(frames[^1].TimeOffset, Is.EqualTo((expected - 1) / Math.Min(frameRate, 25)).Within(0.04));
    }

    [Test]
    public void A_change_of_size_within_a_stream_is_followed_with_times_going_on()
    {
        _clips.MakeH264("small.ts", frames: 50);
        _clips.Make(
            "large.ts",
            "-f lavfi -i testsrc2=size=640x480:rate=25 -frames:v 50 -c:v libx264 -pix_fmt yuv420p -output_ts_offset 2 {out}");
        _clips.Write("change.ts", [.. Bytes("small.ts"), .. Bytes("large.ts")]);

        var frames = Reading.All(Reading.File(_clips.Folder, "change.ts"));

        Assert.That(frames, Has.Count.EqualTo(100));
        Assert.That(frames.Select(frame => (frame.Width, frame.Height)).Distinct(), Is.EqualTo([(320, 240), (640, 480)]));
        Assert.That(frames.Zip(frames.Skip(1), (a, b) => b.TimeOffset - a.TimeOffset), Has.All.InRange(0.0005, 0.2));
    }

    [Test]
    public void Two_parts_with_the_same_times_follow_one_another_without_a_step_back()
    {
        _clips.MakeH264("part.ts", frames: 50);
        _clips.Write("twice.ts", [.. Bytes("part.ts"), .. Bytes("part.ts")]);

        var frames = Reading.All(Reading.File(_clips.Folder, "twice.ts"));

        Assert.That(frames, Has.Count.EqualTo(100));
        Assert.That(frames.Zip(frames.Skip(1), (a, b) => b.TimeOffset - a.TimeOffset), Has.All.InRange(0.0005, 0.1));
    }

    [Test]
    public void A_shared_frame_outlives_the_first_owner_and_the_source()
    {
        _clips.MakeH264("shared.mp4", frames: 5);
        Frame shared;
        ulong pixels;

        using (var source = Reading.Create(Reading.File(_clips.Folder, "shared.mp4")))
        {
            source.Open(CancellationToken.None);
            using var frame = source.Read(new EveryFrame(), CancellationToken.None)!;
            pixels = FrameSum.Of(frame);
            shared = frame.Share();
            Reading.Read(source);
        }

        Assert.That(FrameSum.Of(shared), Is.EqualTo(pixels));
        shared.Dispose();
        Assert.That(() => shared.Share(), Throws.TypeOf<ObjectDisposedException>());
    }

    private byte[] Bytes(string name) => File.ReadAllBytes(Path.Combine(_clips.Folder, name));
}
