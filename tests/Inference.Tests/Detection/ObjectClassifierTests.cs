using System.Text.Json.Nodes;
using LunaVideoAgent.Inference.Detection;
using LunaVideoAgent.Inference.Models;
using LunaVideoAgent.Inference.Tests.Support;
using LunaVideoAgent.TestSupport.Onnx;
using Microsoft.Extensions.Logging.Abstractions;

namespace LunaVideoAgent.Inference.Tests.Detection;

public sealed class ObjectClassifierTests
{
    private static readonly BoundingBox Square = new(320, 160, 480, 320);

    private string _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("models-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [TestCase(ScoreActivation.None, new[] { 0f, 1.0986123f }, new[] { 0f, 1.0986123f })]
    [TestCase(ScoreActivation.Sigmoid, new[] { 0f, 1.0986123f }, new[] { 0.5f, 0.75f })]
    [TestCase(ScoreActivation.Softmax, new[] { 0f, 1.0986123f }, new[] { 0.25f, 0.75f })]
    [TestCase(ScoreActivation.Softmax, new[] { 1000f, 1000f }, new[] { 0.5f, 0.5f })]
    public void Values_become_scores(ScoreActivation activation, float[] values, float[] scores) =>
        Assert.That(ObjectClassifier.Activate(values, activation), Is.EqualTo(scores).Within(1e-6f));

    [TestCase(255, 0, 0, 0)]
    [TestCase(0, 255, 0, 1)]
    [TestCase(0, 0, 255, 2)]
    public async Task What_is_in_a_box_is_told(double red, double green, double blue, int expected)
    {
        ColourModel.WriteClassifier(_folder, "colours");
        await using var runtime = Runtime();
        using var frame = ColourFrames.Create(column: 2, row: 1, red, green, blue);

        var scores = await runtime.Classifier("colours").ClassifyAsync(frame, Square, CancellationToken.None);

        Assert.That(scores, Has.Length.EqualTo(3));
        Assert.That((double)scores[expected], Is.GreaterThan(0.999));
        Assert.That((double)scores.Sum(), Is.EqualTo(1).Within(1e-5));
    }

    [Test]
    public async Task A_margin_lets_more_in()
    {
        ColourModel.WriteClassifier(_folder, "colours", manifest =>
        {
            manifest["classifier"]!["activation"] = "none";
            manifest["classifier"]!["margin"] = 0.5;
        });
        await using var runtime = Runtime();
        using var frame = ColourFrames.Create(column: 2, row: 1, 255, 0, 0);

        var scores = await runtime.Classifier("colours").ClassifyAsync(frame, Square, CancellationToken.None);

        Assert.That((double)scores[0], Is.EqualTo(5).Within(0.3), "a quarter of 20: twice as wide and high");
    }

    [Test]
    public async Task A_box_outside_of_the_frame_shows_nothing()
    {
        ColourModel.WriteClassifier(_folder, "colours");
        await using var runtime = Runtime();
        using var frame = ColourFrames.Create(column: 0, row: 0, 255, 0, 0);

        var scores = await runtime.Classifier("colours").ClassifyAsync(
            frame, new BoundingBox(700, 0, 800, 100), CancellationToken.None);

        Assert.That(scores, Is.Empty);
    }

    [Test]
    public async Task Classes_that_do_not_fit_the_network_are_refused()
    {
        ColourModel.WriteClassifier(_folder, "colours", manifest =>
        {
            manifest["class_names"]!.AsArray().Add("white");
            manifest["analytic"] = new JsonObject { ["name"] = "colour_analytics" };
        });
        await using var runtime = Runtime();

        await runtime.ReloadAsync();

        Assert.That(runtime.Classifiers, Is.Empty);
        Assert.That(
            runtime.Catalog.Broken.Single().Reason,
            Is.EqualTo("colours: output logits is Float [1, 3], a classifier with 4 classes needs Float [batch, 4]."));
    }

    [TestCase("classifier.output", "\"\"", "classifier.output must name the output.")]
    [TestCase("classifier.objects", "[]", "classifier.objects must name classes of the detector.")]
    [TestCase("classifier.margin", "2", "classifier.margin must be from 0 to 1.")]
    [TestCase(
        "input.sizing",
        "null",
        "A classifier needs input.sizing with multiple, longer_side up to 4096 and shorter_side no more than that.")]
    public void A_manifest_that_makes_no_sense_is_refused(string member, string value, string reason)
    {
        var path = member.Split('.');
        ColourModel.WriteClassifier(_folder, "colours", manifest => manifest[path[0]]![path[1]] = JsonNode.Parse(value));

        Assert.That(ModelCatalog.Load(_folder).Broken, Is.EqualTo([new BrokenModel("colours", reason)]));
    }

    [Test]
    public async Task One_that_runs_is_not_replaced()
    {
        ColourModel.WriteClassifier(_folder, "colours", Analytic);
        await using var runtime = Runtime();
        await runtime.ReloadAsync();
        var running = runtime.Classifier("colours");

        ColourModel.WriteClassifier(_folder, "colours", manifest =>
        {
            Analytic(manifest);
            manifest["classifier"]!["margin"] = 0.5;
        });
        await runtime.ReloadAsync();

        Assert.That(runtime.Catalog.Broken.Single().Reason, Does.StartWith("a classifier that is running is not replaced"));
        Assert.That(runtime.Classifiers.Single().Manifest.Classifier!.Margin, Is.Zero);
        Assert.That(runtime.Classifier("colours"), Is.SameAs(running));
    }

    private static void Analytic(JsonObject manifest) => manifest["analytic"] = new JsonObject { ["name"] = "colour_analytics" };

    private InferenceRuntime Runtime() =>
        new(
            new InferenceOptions { ModelFolder = _folder, Provider = ExecutionProviderKind.Cpu, Sessions = 1 },
            TimeProvider.System,
            NullLogger<InferenceRuntime>.Instance);
}
