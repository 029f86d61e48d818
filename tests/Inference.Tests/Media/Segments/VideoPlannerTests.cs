using LunaVideoAgent.Inference.Media;
using LunaVideoAgent.Inference.Media.Segments;
using LunaVideoAgent.Inference.Tests.Support;
using LunaVideoAgent.TestSupport.Web;
using Microsoft.Extensions.Logging.Abstractions;

namespace LunaVideoAgent.Inference.Tests.Media.Segments;

public sealed class VideoPlannerTests
{
    private const string Gops = "-bf 3 -g 30 -keyint_min 30";

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly VideoPlanner _planner = new(TimeProvider.System, NullLogger<VideoPlanner>.Instance);

    private Clips _clips = null!;

    [OneTimeSetUp]
    public void MakeFolder() => _clips = new Clips();

    [OneTimeTearDown]
    public void DeleteFolder() => _clips?.Dispose();

    [TestCase("b.mp4", Gops, 1)]
    [TestCase("b.mp4", Gops, 7)]
    [TestCase("b.mkv", Gops, 5)]
    [TestCase("holes.mkv", Gops + " -vf select=not(eq(mod(n\\,7)\\,3)) -vsync vfr", 5)]
    [TestCase("b.ts", Gops, 5)]
    [TestCase("open.mp4", Gops + " -x264-params b-pyramid=strict:open-gop=1", 3)]
    [TestCase("ippp.mp4", "-bf 0 -refs 1 -g 30", 5)]
    [TestCase("mpeg4.mp4", "-c:v mpeg4 -g 30", 5)]
    [TestCase("hevc.mp4", "-c:v libx265 -x265-params log-level=error:keyint=30", 5)]
    public void Segments_give_the_very_frames_that_reading_in_one_go_gives(string name, string encoding, int step)
    {
        _clips.MakeH264(name, encoding, frames: 250);
        var options = Reading.File(_clips.Folder, name);
        var whole = Reading.All(options, new EveryFrame(step));

        var plan = _planner.Plan(options, Second, CancellationToken.None);
        var parts = plan.Segments.Select(segment => Read(options with { Segment = segment }, new EveryFrame(step))).ToList();

        Assert.That(plan.Refusal, Is.Null);
        Assert.That((plan.Frames, plan.Segments.Sum(segment => segment.Frames)), Is.EqualTo((250, 250)));
        Assert.That(plan.Segments, Has.Count.GreaterThan(4));
        Assert.That(parts.SelectMany(part => part.Frames), Is.EqualTo(whole));
        Assert.That(parts.Select(part => part.Seams.IsIntact), Is.All.True);
        Assert.That(parts.Zip(parts.Skip(1), (part, next) => part.Seams.Fits(next.Seams)), Is.All.True);
    }

    [Test]
    public void A_file_that_starts_late_and_is_thinned_is_numbered_and_timed_from_its_first_frame()
    {
        _clips.MakeH264("late.ts", Gops + " -output_ts_offset 100", frames: 250);
        var options = Reading.File(_clips.Folder, "late.ts") with { FrameRate = 10, StartTimeSeconds = 7 };
        var whole = Reading.All(options);

        var plan = _planner.Plan(options, Second, CancellationToken.None);
        var parts = plan.Segments.SelectMany(segment => Read(options with { Segment = segment }, new EveryFrame()).Frames);

        Assert.That(parts, Is.EqualTo(whole));
        Assert.That(whole[0].TimeOffset, Is.EqualTo(7));
    }

    [Test]
    public async Task Segments_of_a_file_of_the_web_are_read_from_where_they_are()
    {
        _clips.MakeH264("web.mp4", Gops + " -movflags +faststart", frames: 250);
        await using var server = new FakeWebServer(_clips.Folder);
        var options = Reading.Live(server.Url + "web.mp4") with { Kind = SourceKind.File };
        var whole = Reading.All(options);

        var plan = _planner.Plan(options, Second, CancellationToken.None);
        var parts = plan.Segments.SelectMany(segment => Read(options with { Segment = segment }, new EveryFrame()).Frames).ToList();
        server.HasRanges = false;
        var withoutRanges = _planner.Plan(options, Second, CancellationToken.None);

        Assert.That(parts, Is.EqualTo(whole));
        Assert.That(withoutRanges.Refusal, Does.Contain("from its start to its end"));
    }

    [TestCase("late-vfr.mkv", Gops + " -vf settb=1/1000,setpts=PTS+13*gt(N\\,150) -vsync vfr -enc_time_base 1:1000", "constant rate")]
    [TestCase("one-gop.mp4", "-g 1000 -keyint_min 1000", "second key frame")]
    [TestCase("short.mp4", Gops + " -t 1", "short")]
    public void A_video_whose_parts_could_differ_from_the_whole_is_not_cut(string name, string encoding, string reason)
    {
        _clips.MakeH264(name, encoding, frames: 250);

        var plan = _planner.Plan(Reading.File(_clips.Folder, name), Second, CancellationToken.None);

        Assert.That(plan.Refusal, Does.Contain(reason));
    }

    [Test]
    public void A_video_that_may_turn_with_each_frame_is_not_cut()
    {
        _clips.MakeH264("turning.mp4", Gops, frames: 250);
        var options = Reading.File(_clips.Folder, "turning.mp4") with { RotationDegrees = null };

        Assert.That(_planner.Plan(options, Second, CancellationToken.None).Refusal, Does.Contain("turned"));
    }

    [Test]
    public void A_segment_of_another_video_is_noticed()
    {
        _clips.MakeH264("first.mp4", Gops, frames: 250);
        _clips.MakeH264("second.mp4", Gops + " -crf 40", frames: 250);
        var plan = _planner.Plan(Reading.File(_clips.Folder, "first.mp4"), Second, CancellationToken.None);
        var other = Reading.File(_clips.Folder, "second.mp4");

        var head = Read(other with { Segment = plan.Segments[0] }, new EveryFrame());

        Assert.That(head.Seams.IsIntact, Is.False);
        Assert.That(
            () => Read(other with { Segment = plan.Segments[1] }, new EveryFrame()),
            Throws.TypeOf<MediaException>().With.Property(nameof(MediaException.Kind)).EqualTo(MediaErrorKind.Unsupported));
    }

    [Test]
    public void A_damaged_segment_is_noticed()
    {
        var path = _clips.MakeH264("damaged.mp4", Gops, frames: 250);
        var options = Reading.File(_clips.Folder, "damaged.mp4");
        var plan = _planner.Plan(options, Second, CancellationToken.None);
        var bytes = File.ReadAllBytes(path);
        Array.Clear(bytes, bytes.Length / 2, 2000);
        File.WriteAllBytes(path, bytes);

        var parts = plan.Segments.Select(segment => Read(options with { Segment = segment }, new EveryFrame()));

        Assert.That(parts.Count(part => !part.Seams.IsIntact), Is.InRange(1, 2));
    }

    [Test]
    public void Planning_can_be_cancelled()
    {
        _clips.MakeH264("cancelled.mp4", Gops, frames: 250);
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();

        Assert.That(
            () => _planner.Plan(Reading.File(_clips.Folder, "cancelled.mp4"), Second, cancelled.Token),
            Throws.InstanceOf<OperationCanceledException>());
    }

    private static (List<SeenFrame> Frames, SegmentSeams Seams) Read(FrameSourceOptions options, IFrameSampler sampler)
    {
        using var source = Reading.Create(options);
        source.Open(CancellationToken.None);
        return (Reading.Read(source, sampler), source.Seams!);
    }
}
