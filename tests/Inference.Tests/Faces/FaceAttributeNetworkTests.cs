using System.Text.Json.Nodes;
using LunaVideoAgent.Inference.Detection;
using LunaVideoAgent.Inference.Faces;
using LunaVideoAgent.Inference.Imaging;
using LunaVideoAgent.Inference.Tests.Support;
using LunaVideoAgent.TestSupport.Onnx;
using Microsoft.Extensions.Logging.Abstractions;

namespace LunaVideoAgent.Inference.Tests.Faces;

/// <summary>A model of an installation is shown faces: here one that tells their colours, in black frames with a coloured square.</summary>
public sealed class FaceAttributeNetworkTests
{
    private static readonly ObjectDetection Square = new(new BoundingBox(320, 160, 480, 320), 0.9f, 0);

    private string _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("models-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [TestCase("mask", 255, 0, 0, 0)]
    [TestCase("glasses", 0, 255, 0, 1)]
    [TestCase("emotions", 0, 0, 255, 2)]
    public async Task A_manifest_brings_a_target(string target, double red, double green, double blue, int expected)
    {
        ColourModel.WriteFace(_folder, "mine", target);

        var reading = await ReadAsync(red, green, blue, target);

        var attribute = reading.Attributes.Single();
        Assert.That(attribute.Target, Is.EqualTo(target));
        Assert.That(attribute.Names, Is.EqualTo(["red", "green", "blue"]));
        Assert.That(attribute.Values[expected], Is.GreaterThan(0.999f));
        Assert.That(attribute.Values.Sum(), Is.EqualTo(1f).Within(1e-5f), "softmax");
    }

    [Test]
    public async Task Values_may_be_taken_as_they_are_and_a_margin_lets_more_in()
    {
        ColourModel.WriteFace(_folder, "mine", "gaze", manifest => manifest["face"]!["activation"] = "none");
        ColourModel.WriteFace(_folder, "wide", "mouth", manifest =>
        {
            manifest["face"]!["activation"] = "none";
            manifest["face"]!["margin"] = 0.5;
        });

        var attributes = (await ReadAsync(255, 0, 0, "gaze", "mouth")).Attributes;

        Assert.That(attributes.Select(attribute => attribute.Target), Is.EqualTo(["gaze", "mouth"]));
        Assert.That(attributes[0].Values[0], Is.EqualTo(20f).Within(0.6f), "of 20 for red alone");
        Assert.That(attributes[1].Values[0], Is.EqualTo(5f).Within(0.4f), "a quarter: twice as wide and high");
    }

    [Test]
    public async Task A_descriptor_is_all_values_of_the_output()
    {
        ColourModel.WriteFace(_folder, "mine", "aggregated_face_descriptor", manifest => manifest["face"]!["version"] = 7);

        var attribute = (await ReadAsync(0, 255, 0, "aggregated_face_descriptor")).Attributes.Single();

        Assert.That((attribute.Version, attribute.Names.Count), Is.EqualTo((7, 0)));
        Assert.That(attribute.Values, Is.EqualTo(new[] { 0f, 20f, 0f }).Within(0.6f));
    }

    [Test]
    public async Task A_target_that_no_model_tells_is_passed_over()
    {
        var reading = await ReadAsync(255, 0, 0, "mask");

        Assert.That(reading.Attributes, Is.Empty);
    }

    [Test]
    public async Task An_aligned_crop_is_turned_as_the_points_say()
    {
        ColourModel.WriteFace(_folder, "mine", "mask", manifest => manifest["face"]!["crop"] = "aligned");

        var attribute = (await ReadAsync(255, 0, 0, "mask")).Attributes.Single();

        Assert.That(attribute.Values[0], Is.GreaterThan(0.4f), "some red is within wherever the points are");
    }

    [Test]
    public void Samples_become_what_a_network_was_trained_on()
    {
        // One pixel: red 10, green 20, blue 30.
        float[] tensor = [10, 20, 30];
        var format = new LetterboxFormat
        {
            Order = ChannelOrder.Bgr,
            Mean = new ChannelValues(2, 4, 6),
            Deviation = new ChannelValues(2, 4, 8),
        };

        FaceAttributeNetwork.Normalise(tensor, format);

        Assert.That(tensor, Is.EqualTo(new[] { 14f, 4f, 0.5f }));
    }

    [Test]
    public async Task Classes_that_do_not_fit_the_network_are_refused_with_what_differs()
    {
        ColourModel.WriteFace(_folder, "mine", "mask", manifest => manifest["class_names"]!.AsArray().Add("white"));
        await using var runtime = Runtime();

        await runtime.ReloadAsync();

        Assert.That(runtime.FaceModels, Is.Empty);
        Assert.That(
            runtime.Catalog.Broken.Single().Reason,
            Is.EqualTo("mine: output logits is Float [1, 3], a network for mask with 4 classes needs Float [batch, 4]."));
    }

    [Test]
    public async Task One_that_is_added_is_there_and_one_that_runs_is_not_replaced()
    {
        await using var runtime = Runtime();
        var faces = new FaceNetworks(runtime);
        await runtime.ReloadAsync();
        ColourModel.WriteFace(_folder, "mine", "mask");

        await runtime.ReloadAsync();
        var added = await ReadAsync(faces, 255, 0, 0, "mask");
        ColourModel.WriteFace(_folder, "mine", "mask", manifest => manifest["class_names"] = new JsonArray("r", "g", "b"));
        await runtime.ReloadAsync();
        var kept = await ReadAsync(faces, 255, 0, 0, "mask");

        Assert.That(added.Attributes.Single().Names[0], Is.EqualTo("red"));
        Assert.That(kept.Attributes.Single().Names[0], Is.EqualTo("red"));
        Assert.That(runtime.FaceModels.Single().Labels[0], Is.EqualTo("red"));
        Assert.That(runtime.Catalog.Broken.Single().Reason, Does.Contain("another network for mask is running"));
    }

    [Test]
    public async Task One_that_is_removed_is_none_for_new_streams_and_stays_for_those_that_run()
    {
        ColourModel.WriteFace(_folder, "mine", "mask");
        await using var runtime = Runtime();
        var faces = new FaceNetworks(runtime);
        await ReadAsync(faces, 255, 0, 0, "mask");

        File.Delete(Path.Combine(_folder, "mine.manifest.json"));
        File.Delete(Path.Combine(_folder, "mine.onnx"));
        await runtime.ReloadAsync();

        Assert.That(runtime.FaceModels, Is.Empty);
        Assert.That((await ReadAsync(faces, 255, 0, 0, "mask")).Attributes, Has.Count.EqualTo(1));
    }

    private InferenceRuntime Runtime() => new(
        new InferenceOptions { CustomModelFolder = _folder, Provider = ExecutionProviderKind.Cpu, Sessions = 1 },
        TimeProvider.System,
        NullLogger<InferenceRuntime>.Instance);

    private async Task<FaceReading> ReadAsync(double red, double green, double blue, params string[] targets)
    {
        await using var runtime = Runtime();
        return await ReadAsync(new FaceNetworks(runtime), red, green, blue, targets);
    }

    private static async Task<FaceReading> ReadAsync(FaceNetworks faces, double red, double green, double blue, params string[] targets)
    {
        using var frame = ColourFrames.Create(column: 2, row: 1, red, green, blue);
        var questions = new FaceQuestions(AgeAndGender: false, targets);
        return (await faces.ReadAsync(frame, Square, questions, CancellationToken.None))!;
    }
}
