using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Errors;
using LunaVideoAgent.Grains.Analytics;
using LunaVideoAgent.Grains.Tests.Support;
using LunaVideoAgent.Inference.Detection;
using LunaVideoAgent.Inference.Models;
using Microsoft.Extensions.DependencyInjection;

namespace LunaVideoAgent.Grains.Tests.Analytics.Detections;

internal sealed class DetectionAnalyticTests
{
    private static readonly FakeDetector People = new(_ => 0);

    private FakeModels _models = null!;
    private AnalyticRuleFactory _factory = null!;

    [SetUp]
    public void Start()
    {
        _models = new FakeModels()
            .Add("people", People)
            .Add(
                "flames",
                new FakeDetector(_ => 0, "fire", "smoke"),
                new AnalyticRecipe { Name = "fire_analytics", Classes = ["fire"] },
                score: 0.6f);
        _factory = new ServiceCollection()
            .AddSingleton<IObjectModels>(_models)
            .AddAnalytics()
            .AddSingleton<IObjectDetector>(People)
            .BuildServiceProvider()
            .GetRequiredService<AnalyticRuleFactory>();
    }

    [Test]
    public void A_manifest_brings_an_analytic_of_its_own()
    {
        Assert.That(_factory.Versions["fire_analytics"], Is.EqualTo(1));
        Assert.That(_factory.Supports("fire_analytics"), Is.True);
        Assert.That(_factory.Targets["fire_analytics"], Is.EqualTo(["overview"]));
        Assert.That(_factory.ClassesOf(Fire()), Is.EqualTo(["fire"]));
        Assert.That(_factory.DetectorOf(Fire()), Is.EqualTo(new DetectorNeed("flames", 0.6f)));
        Assert.That(_factory.NeedsOf(Fire()), Is.EqualTo(DetectionNeeds.Objects));
    }

    [Test]
    public void Analytics_come_and_go_with_their_models()
    {
        _models.Add("helmets", new FakeDetector(_ => 0, "helmet"), new AnalyticRecipe { Name = "helmet_analytics", Version = 3 });
        _models.Remove("flames");

        Assert.That(_factory.Versions["helmet_analytics"], Is.EqualTo(3));
        Assert.That(_factory.Versions.Keys, Has.No.Member("fire_analytics"));
        Assert.That(Assert.Throws<AgentException>(() => _factory.FindFault(Fire()))!.Error.Code, Is.EqualTo(44014));
    }

    [Test]
    public void A_video_that_asks_for_an_unknown_one_hears_which_there_are()
    {
        var fault = Assert.Throws<AgentException>(() => _factory.RequireVideo([Fire(), Fire() with { Name = "unknown" }]));

        Assert.That(fault!.Error.Code, Is.EqualTo(12022));
        Assert.That(fault.Error.Detail, Does.Contain("analytics.1.name").And.Contain("zone, object_detection, fire_analytics"));
    }

    [Test]
    public void The_agents_own_detector_is_shared_unless_more_is_wanted_of_it()
    {
        Assert.That(_factory.DetectorOf(Any()), Is.Null);
        Assert.That(_factory.NeedsOf(Any()), Is.EqualTo(DetectionNeeds.Bodies));
        Assert.That(_factory.DetectorOf(Any("people")), Is.Null);
        Assert.That(_factory.DetectorOf(Any(threshold: 0.6)), Is.Null);
        Assert.That(_factory.DetectorOf(Any(threshold: 0.3)), Is.EqualTo(new DetectorNeed(null, 0.3f)));
        Assert.That(_factory.DetectorOf(Any("flames")), Is.EqualTo(new DetectorNeed("flames", 0.6f)));
        Assert.That(_factory.ClassesOf(Any("flames")), Is.EqualTo(["fire", "smoke"]));
    }

    [Test]
    public void Faults_name_their_place()
    {
        Assert.That(
            _factory.FindFault(Any("nothing")), Is.EqualTo(new AnalyticFault("parameters.model", "must be one of: people, flames")));
        Assert.That(
            _factory.FindFault(Any("flames", classes: ["smoke", "person"])),
            Is.EqualTo(new AnalyticFault("parameters.classes.1", "must be one of: fire, smoke")));
        Assert.That(
            _factory.FindFault(Fire(new ObjectDetectionParameters { Model = "people" })),
            Is.EqualTo(new AnalyticFault("parameters.model", "must not be given: fire_analytics is an analytic of flames")));
        Assert.That(_factory.FindFault(Any("flames", classes: ["smoke"])), Is.Null);
        Assert.That(_factory.FindFault(Fire()), Is.Null);
    }

    [Test]
    public void A_stream_whose_model_went_cannot_start_and_says_why()
    {
        _models.Remove("people");

        var fault = Assert.Throws<AgentException>(() => _factory.ClassesOf(Any("people")));

        Assert.That((fault!.Error.Code, fault.Error.Detail), Is.EqualTo(
            (43007, "Video analytics processing failed: There is no model people.")));
    }

    [Test]
    public void A_classifier_looks_at_what_another_model_detects()
    {
        var recipe = new ClassifierRecipe { Output = "y", Detector = "flames", Objects = ["smoke"] };
        _models.Add("colours", new Colours(), recipe, new AnalyticRecipe { Name = "smoke_colour_analytics", Classes = ["black"] });
        var settings = Fire(new ObjectDetectionParameters { Threshold = 0.9 }) with { Name = "smoke_colour_analytics" };

        Assert.That(_factory.ClassesOf(settings), Is.EqualTo(["smoke"]));
        Assert.That(_factory.DetectorOf(settings), Is.EqualTo(new DetectorNeed("flames", 0.6f)), "not the user's threshold");
        Assert.That(_factory.ClassifierOf(settings)!.Classes, Is.EqualTo(["black"]));
        Assert.That(_factory.NeedsOf(settings), Is.EqualTo(DetectionNeeds.Objects | DetectionNeeds.Pixels));
        Assert.That(_factory.FindFault(settings), Is.Null);
        Assert.That(
            _factory.FindFault(settings with { Parameters = new ObjectDetectionParameters { Classes = ["fire"] } }),
            Is.EqualTo(new AnalyticFault("parameters.classes.0", "must be one of: white, black")));
    }

    [Test]
    public void A_classifier_of_what_its_detector_does_not_know_cannot_be_run()
    {
        _models.Add(
            "colours", new Colours(), new ClassifierRecipe { Output = "y", Objects = ["ship"] }, new AnalyticRecipe { Name = "ships" });

        Assert.That(
            _factory.FindFault(Fire() with { Name = "ships" }),
            Is.EqualTo(new AnalyticFault("parameters", "cannot be run: the detector of colours does not know ship")));
    }

    [Test]
    public void Manifests_may_not_take_the_names_that_every_agent_brings() =>
        Assert.That(AnalyticNames.All, Is.EqualTo(ManifestRules.ReservedAnalytics));

    private sealed class Colours : IObjectClassifier
    {
        public IReadOnlyList<string> Labels { get; } = ["white", "black"];

        public ValueTask<float[]> ClassifyAsync(
            Inference.Media.Frame frame, BoundingBox box, CancellationToken cancellationToken) => throw new NotSupportedException();
    }

    private static AnalyticSettings Fire(ObjectDetectionParameters? parameters = null) =>
        new() { Name = "fire_analytics", Parameters = parameters ?? new ObjectDetectionParameters() };

    private static AnalyticSettings Any(string? model = null, double? threshold = null, IReadOnlyList<string>? classes = null) => new()
    {
        Name = "object_detection",
        Parameters = new ObjectDetectionParameters { Model = model, Threshold = threshold, Classes = classes },
    };
}
