using System.Diagnostics.Metrics;
using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Streams;
using LunaVideoAgent.Grains.Analytics;
using LunaVideoAgent.Grains.Analytics.Detections;
using LunaVideoAgent.Grains.Analytics.HumanTracking;
using LunaVideoAgent.Grains.Pipeline;
using LunaVideoAgent.Grains.Segments;
using LunaVideoAgent.Grains.Tasks;
using LunaVideoAgent.Grains.Telemetry;
using LunaVideoAgent.Grains.VideoSdk;
using LunaVideoAgent.Inference.Detection;
using LunaVideoAgent.Inference.Media;
using LunaVideoAgent.Inference.Media.Segments;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace LunaVideoAgent.Grains.Tests.Support;

/// <summary>Pipelines over a scripted source and detector.</summary>
internal sealed class PipelineBench : IDisposable
{
    private readonly ServiceProvider _metrics = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly StreamMeter _meter;
    private readonly List<SegmentGate> _gates = [];

    public PipelineBench(
        IFrameSourceFactory source,
        IObjectDetector detector,
        PipelineOptions? options = null,
        TimeProvider? time = null,
        FakeModels? models = null)
    {
        models ??= new FakeModels();
        var settings = Options.Create(options ?? new PipelineOptions());
        _meter = new StreamMeter(_metrics.GetRequiredService<IMeterFactory>());
        Services = new PipelineServices(
            source,
            new PipelineDetectors(detector, new FakeFaces(), models),
            new AnalyticRuleFactory(
                [
                    new PeopleCountAnalytic(),
                    new HumanTrackingAnalytic(models, Options.Create(new AnalyticsOptions())),
                    DetectionAnalytic.OfAnyModel(new DetectionSources(detector, models, settings)),
                ],
                [new ModelAnalytics(new DetectionSources(detector, models, settings))]),
            _meter,
            settings,
            time ?? TimeProvider.System);
    }

    public PipelineServices Services { get; }

    /// <summary>Segments at once on this bench; nobody helps unless a test says so.</summary>
    public ParallelAnalyser Parallel(IVideoPlanner planner, TaskOptions options, ISegmentPeers? peers = null)
    {
        var gate = Gate(options);
        return new ParallelAnalyser(
            Services,
            planner,
            Scheduler(gate, peers),
            new SegmentPortraits(new SegmentAnalyser(Services), gate),
            Options.Create(options),
            NullLogger<ParallelAnalyser>.Instance);
    }

    /// <summary>What spreads segments over the places of a gate and of peers.</summary>
    public SegmentScheduler Scheduler(SegmentGate gate, ISegmentPeers? peers = null) => new(
        new SegmentAnalyser(Services), gate, peers ?? new FakePeers(0), TimeProvider.System, NullLogger<SegmentScheduler>.Instance);

    /// <summary>The places of a silo.</summary>
    public SegmentGate Gate(TaskOptions options)
    {
        var gate = new SegmentGate(Options.Create(options));
        _gates.Add(gate);
        return gate;
    }

    public RecordingSink Sink { get; } = new();

    public static StreamData File { get; } = new() { Reference = "clip.mp4", Type = StreamSourceType.VideoFile };

    /// <summary>Three attempts without a pause.</summary>
    public static StreamData Camera { get; } = new()
    {
        Reference = "rtsp://camera/1",
        Type = StreamSourceType.Stream,
        EofRetry = new RetrySettings(3, TimeSpan.Zero),
        DecodeErrorRetry = new RetrySettings(3, TimeSpan.Zero),
    };

    /// <summary>Every frame, confirmed at once.</summary>
    public static AnalyticSettings PeopleCount(int threshold = 0, double period = 1, RegionOfInterest? roi = null) => new()
    {
        Name = AnalyticNames.PeopleCount,
        Parameters = new PeopleCountParameters
        {
            Threshold = threshold,
            ProbeCount = 1,
            Rate = new FrameRateSettings(period, FrameRateUnit.Frame),
            Roi = roi,
        },
    };

    /// <summary>A stored stream of the first version that counts people.</summary>
    public static StreamSnapshot Stream(StreamData data, StreamStatus status) => new()
    {
        StreamId = Guid.CreateVersion7(),
        Settings = new StreamSettings { AccountId = Guid.NewGuid(), Data = data, Analytics = [PeopleCount()] },
        Version = 1,
        CreateTime = DateTimeOffset.UnixEpoch,
        Status = status,
        Autorestart = new AutorestartState(AutorestartStatus.Disabled, CurrentAttempt: null, LastAttemptTime: null),
    };

    public AnalysisPipeline Pipeline(StreamData data, params AnalyticSettings[] analytics) => Pipeline(() => true, data, analytics);

    public AnalysisPipeline Pipeline(Func<bool> mayContinue, StreamData data, params AnalyticSettings[] analytics)
    {
        var job = new PipelineJob
        {
            Data = data,
            Analytics = analytics.Length > 0 ? analytics : [PeopleCount()],
            Images = new InlineImages(),
            MayContinue = mayContinue,
        };
        return new AnalysisPipeline(job, Services, Sink);
    }

    public AnalysisPipeline Pipeline(SourceStandby standby, StreamData data) => new(
        new PipelineJob { Data = data, Analytics = [PeopleCount()], Images = new InlineImages(), Standby = standby }, Services, Sink);

    public void Dispose()
    {
        _gates.ForEach(gate => gate.Dispose());
        _meter.Dispose();
        _metrics.Dispose();
    }
}
