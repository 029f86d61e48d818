using System.Text.Json;
using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Streams;
using LunaVideoAgent.Grains.Abstractions.VideoSdk;
using LunaVideoAgent.Grains.Pipeline;
using LunaVideoAgent.Grains.Segments;
using LunaVideoAgent.Grains.Tasks;
using LunaVideoAgent.Grains.Tests.Support;
using LunaVideoAgent.Grains.VideoSdk;
using LunaVideoAgent.Inference.Media;
using LunaVideoAgent.Inference.Media.Segments;
using LunaVideoAgent.TestSupport;
using Microsoft.Extensions.Logging.Abstractions;

namespace LunaVideoAgent.Grains.Tests.Segments;

/// <summary>Real files, cut and in one go.</summary>
[TestFixture]
internal sealed class ParallelAnalyserVideoTests
{
    private const string Picture = "-f lavfi -i testsrc2=size=320x240:rate=25 -frames:v 300 -pix_fmt yuv420p";

    private string _folder = null!;

    [OneTimeSetUp]
    public void MakeFolder()
    {
        if (!FfmpegCommand.IsInstalled)
        {
            Assert.Ignore("ffmpeg, which makes the clips, is not installed.");
        }

        _folder = Directory.CreateTempSubdirectory("luna-parallel-").FullName;
        File.Copy(Path.Combine(AppContext.BaseDirectory, "sample.mp4"), Path.Combine(_folder, "sample.mp4"));
    }

    [OneTimeTearDown]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    [TestCase("sample.mp4", "", 8)]
    [TestCase("open-gop.ts", Picture + " -c:v libx264 -bf 3 -g 30 -x264-params open-gop=1:b-pyramid=strict", 4)]
    [TestCase("hevc.mkv", Picture + " -c:v libx265 -x265-params log-level=error:keyint=30", 4)]
    public async Task The_result_of_segments_is_that_of_one_go_to_the_byte_but_for_ids(string name, string making, int segments)
    {
        if (making.Length > 0)
        {
            FfmpegCommand.Run($"{making} {Path.Combine(_folder, name)}");
        }

        var counted = new CountingSources();
        using var bench = new PipelineBench(counted, new PixelDetector(), new PipelineOptions { MediaFolder = _folder });
        var work = new VideoWork(VideoOf(name), Analytics());

        var parallel = await NewAnalyser(bench).TryAnalyseAsync(work, CancellationToken.None);
        var opened = counted.Segments;
        var whole = await new VideoAnalyser(bench.Services, parallel: null!).AnalyseInOneGoAsync(work, CancellationToken.None);

        Assert.That(opened, Is.GreaterThanOrEqualTo(segments));
        Assert.That(Essence(parallel!), Is.EqualTo(Essence(whole)));
        var events = parallel!.Analytics.SelectMany(one => one.Events!);
        Assert.That(events.Count(one => one.Overview?.Image is { Length: > 100 }), Is.GreaterThan(3));
    }

    private static VideoSettings VideoOf(string name) => new(
        new StreamData { Reference = name, Type = StreamSourceType.VideoFile, StartTimeSeconds = 3.25, RotationDegrees = 90 },
        MaxErrorCount: null);

    private static AnalyticSettings[] Analytics() =>
    [
        Overviews(PipelineBench.PeopleCount(threshold: 1, period: 5)),
        Overviews(PipelineBench.PeopleCount(threshold: 0, period: 4, new RegionOfInterest(10, 10, 80, 80, CoordinateMode.Percent))),
    ];

    private static AnalyticSettings Overviews(AnalyticSettings settings) => settings with { Targets = ["overview", "coordinates"] };

    private static ParallelAnalyser NewAnalyser(PipelineBench bench) => bench.Parallel(
        new VideoPlanner(TimeProvider.System, NullLogger<VideoPlanner>.Instance),
        new TaskOptions { ParallelSegments = 3, SegmentLength = TimeSpan.FromSeconds(2) });

    // What a client is shown of it: no ids, and no wall clock.
    private static string Essence(VideoResult result) => JsonSerializer.Serialize(result with
    {
        Analytics = [.. result.Analytics.Select(one => one with { Events = [.. one.Events!.Select(Essence)] })],
    });

    private static AnalyticEvent Essence(AnalyticEvent one) => one with
    {
        EventId = Guid.Empty,
        TrackId = Guid.Empty,
        CreateTime = default,
        EndTime = default,
    };

    private sealed class CountingSources : IFrameSourceFactory
    {
        private readonly FrameSourceFactory _sources = new(TimeProvider.System, NullLogger<FrameSourceFactory>.Instance);
        private int _segments;

        public int Segments => _segments;

        public IFrameSource Create(FrameSourceOptions options)
        {
            Interlocked.Add(ref _segments, options.Segment is null ? 0 : 1);
            return _sources.Create(options);
        }
    }
}
