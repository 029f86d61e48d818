using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Streams;
using LunaVideoAgent.Grains.Abstractions.VideoSdk;
using LunaVideoAgent.Grains.Pipeline;
using LunaVideoAgent.Grains.Segments;
using LunaVideoAgent.Grains.Tasks;
using LunaVideoAgent.Grains.Tests.Support;
using LunaVideoAgent.Grains.VideoSdk;
using LunaVideoAgent.Inference.Detection;
using LunaVideoAgent.Inference.Media;
using LunaVideoAgent.Inference.Media.Segments;
using LunaVideoAgent.TestSupport;
using Microsoft.Extensions.Logging.Abstractions;

namespace LunaVideoAgent.Grains.Tests.Segments;

/// <summary>Somebody who is lost and comes back elsewhere: only their colours say whether it is the same one, cut or not.</summary>
[TestFixture]
internal sealed class ParallelAnalyserColourTests
{
    private const int LostAt = 100;
    private const int BackAt = 115;

    private static readonly BoundingBox Before = new(40, 60, 80, 160);
    private static readonly BoundingBox After = new(130, 60, 170, 160);

    private string _folder = null!;

    [OneTimeSetUp]
    public void MakeFolder()
    {
        if (!FfmpegCommand.IsInstalled)
        {
            Assert.Ignore("ffmpeg, which makes the clips, is not installed.");
        }

        _folder = Directory.CreateTempSubdirectory("luna-colours-").FullName;
    }

    [OneTimeTearDown]
    public void DeleteFolder()
    {
        if (_folder is not null)
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    [TestCase("red", 1, Description = "the same")]
    [TestCase("blue", 2, Description = "somebody else")]
    public async Task Segments_know_people_again_as_one_go_does(string colour, int people)
    {
        MakeClip(colour);
        var sources = new FrameSourceFactory(TimeProvider.System, NullLogger<FrameSourceFactory>.Instance);
        using var bench = new PipelineBench(sources, new ScriptedDetector(), new PipelineOptions { MediaFolder = _folder });
        var video = new VideoSettings(
            new StreamData { Reference = $"{colour}.mp4", Type = StreamSourceType.VideoFile }, MaxErrorCount: null);
        var work = new VideoWork(video, [Bodies()]);

        var parallel = await NewAnalyser(bench).TryAnalyseAsync(work, CancellationToken.None);
        var whole = await new VideoAnalyser(bench.Services, parallel: null!).AnalyseInOneGoAsync(work, CancellationToken.None);

        Assert.That(CountEvents(whole), Is.EqualTo(people));
        Assert.That(CountEvents(parallel!), Is.EqualTo(people));
    }

    private void MakeClip(string colour) => FfmpegCommand.Run(
        "-f lavfi -i color=c=gray:s=320x240:r=25:d=8,"
        + $"drawbox=x=40:y=60:w=40:h=100:color=red:t=fill:enable='lt(n,{LostAt})',"
        + $"drawbox=x=130:y=60:w=40:h=100:color={colour}:t=fill:enable='gte(n,{BackAt})' "
        + $"-pix_fmt yuv420p -c:v libx264 -g 25 {Path.Combine(_folder, $"{colour}.mp4")}");

    private static AnalyticSettings Bodies() => new()
    {
        Name = AnalyticNames.HumanTracking,
        Targets = ["body_detection"],
        Parameters = new HumanTrackingParameters { ProbeCount = 1, Rate = new FrameRateSettings(1, FrameRateUnit.Frame) },
    };

    private static ParallelAnalyser NewAnalyser(PipelineBench bench) => bench.Parallel(
        new VideoPlanner(TimeProvider.System, NullLogger<VideoPlanner>.Instance),
        new TaskOptions { ParallelSegments = 2, SegmentLength = TimeSpan.FromSeconds(1) });

    private static int CountEvents(VideoResult result) => result.Analytics.Single().Events!.Count;

    private sealed class ScriptedDetector : IObjectDetector
    {
        public IReadOnlyList<string> Labels { get; } = ["person"];

        public ValueTask<DetectionResult> DetectAsync(Frame frame, DetectionOptions options, CancellationToken cancellationToken)
        {
            BoundingBox? box = frame.Position.Index switch
            {
                < LostAt => Before,
                >= BackAt => After,
                _ => null,
            };
            ObjectDetection[] found = box is { } seen ? [new ObjectDetection(seen, 0.9f, ClassIndex: 0)] : [];
            return ValueTask.FromResult(new DetectionResult(found, TimeSpan.Zero, TimeSpan.Zero));
        }
    }
}
