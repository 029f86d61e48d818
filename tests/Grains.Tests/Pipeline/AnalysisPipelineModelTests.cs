using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Tests.Support;
using LunaVideoAgent.Inference.Detection;
using LunaVideoAgent.Inference.Media;
using LunaVideoAgent.Inference.Models;

namespace LunaVideoAgent.Grains.Tests.Pipeline;

/// <summary>Which detectors look at a frame, and who gets what they find.</summary>
internal sealed class AnalysisPipelineModelTests
{
    private FakeDetector _people = null!;
    private FakeDetector _flames = null!;

    [SetUp]
    public void Start() => (_people, _flames) = (new(_ => 1, "person", "car"), new(_ => 2, "fire", "smoke"));

    [Test]
    public async Task The_agents_own_detector_looks_once_for_all()
    {
        var frames = await RunAsync(PipelineBench.PeopleCount(), Objects(), Objects(threshold: 0.8));

        Assert.That((_people.Calls, _flames.Calls), Is.EqualTo((10, 0)));
        Assert.That(frames.Select(frame => frame.Count), Is.All.EqualTo(1));
    }

    [Test]
    public async Task Several_analytics_of_one_model_share_its_pass_and_keep_their_thresholds()
    {
        var frames = await RunAsync(PipelineBench.PeopleCount(), Objects("flames"), Objects("flames", threshold: 0.95));

        Assert.That((_people.Calls, _flames.Calls), Is.EqualTo((10, 10)));
        Assert.That(frames[1].Select(found => found.Label), Is.EqualTo(["fire", "fire"]));
        Assert.That(frames[2], Is.Empty, "the detector is sure by 0.9");
    }

    [Test]
    public async Task Different_parts_of_the_frame_are_looked_at_apart()
    {
        var half = new RegionOfInterest(0, 0, 50, 100, CoordinateMode.Percent);

        await RunAsync(Objects("flames"), Objects("flames", roi: half));

        Assert.That(_flames.Calls, Is.EqualTo(20));
    }

    [Test]
    public async Task A_classifier_says_of_what_was_detected_for_others_what_it_is()
    {
        var frames = await RunAsync(
            PipelineBench.PeopleCount(),
            new AnalyticSettings { Name = "helmet_analytics", Parameters = Objects().Parameters },
            new AnalyticSettings { Name = "helmet_analytics", Parameters = Objects(threshold: 0.1).Parameters });

        Assert.That(_people.Calls, Is.EqualTo(10), "one detection for all");
        Assert.That(frames[0].Select(found => found.Label), Is.EqualTo(["person"]));
        Assert.That(frames[1].Select(found => (found.Label, found.Score)), Is.EqualTo([("bare", 0.8f)]));
        Assert.That(frames[2].Select(found => (found.Label, found.Score)), Is.EqualTo([("helmet", 0.2f), ("bare", 0.8f)]));
        Assert.That(frames[2].Select(found => found.TrackId).Distinct().Count(), Is.EqualTo(1));
    }

    // What the last frame showed each analytic.
    private async Task<IReadOnlyList<DetectedObject>[]> RunAsync(params AnalyticSettings[] analytics)
    {
        var models = new FakeModels()
            .Add("flames", _flames)
            .Add("helmets", new Helmets(), new ClassifierRecipe { Output = "y" }, new AnalyticRecipe { Name = "helmet_analytics" });
        using var bench = new PipelineBench(new FakeSource().Plays(frames: 10), _people, models: models);

        await using var pipeline = bench.Pipeline(PipelineBench.File, analytics);
        pipeline.Start();
        var outcome = await pipeline.Completion;

        Assert.That(outcome.Fault, Is.Null);
        return
        [
            .. bench.Sink.Frames.Where(one => one.Frame is not null)
                .GroupBy(one => one.AnalyticIndex)
                .OrderBy(frames => frames.Key)
                .Select(frames => frames.Last().Frame!.Detections!),
        ];
    }

    private static AnalyticSettings Objects(string? model = null, double? threshold = null, RegionOfInterest? roi = null) => new()
    {
        Name = AnalyticNames.ObjectDetection,
        Parameters = new ObjectDetectionParameters
        {
            Model = model,
            Threshold = threshold,
            ProbeCount = 1,
            Rate = new FrameRateSettings(1, FrameRateUnit.Frame),
            Roi = roi,
        },
    };

    private sealed class Helmets : IObjectClassifier
    {
        public IReadOnlyList<string> Labels { get; } = ["helmet", "bare"];

        public ValueTask<float[]> ClassifyAsync(Frame frame, BoundingBox box, CancellationToken cancellationToken) =>
            ValueTask.FromResult<float[]>([0.2f, 0.8f]);
    }
}
