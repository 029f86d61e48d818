using System.Text.Json.Nodes;
using LunaVideoAgent.Inference.Detection;
using LunaVideoAgent.Inference.Models;
using LunaVideoAgent.Inference.Tests.Support;
using LunaVideoAgent.TestSupport.Onnx;
using Microsoft.Extensions.Logging.Abstractions;

namespace LunaVideoAgent.Inference.Tests.Detection;

/// <summary>Networks of every layout from pixels to boxes: what they find is known, since they are made of a few nodes.</summary>
public sealed class ObjectDetectorLayoutTests
{
    private static readonly InferenceOptions OneSession = new() { Provider = ExecutionProviderKind.Cpu, Sessions = 1 };

    private string _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("models-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [TestCaseSource(typeof(ColourNetwork), nameof(ColourNetwork.Layouts))]
    public async Task A_network_of_each_layout_finds_what_is_there(string layout)
    {
        ColourModel.Write(_folder, "colours", layout);
        await using var runtime = Runtime();
        var detector = runtime.Detector("colours");

        foreach (var (colour, (red, green, blue)) in Colours)
        {
            using var frame = ColourFrames.Create(column: 2, row: 1, red, green, blue);

            var found = (await detector.DetectAsync(frame, DetectionOptions.Default, CancellationToken.None)).Detections;

            Assert.That(found.Select(one => detector.Labels[one.ClassIndex]), Is.EqualTo([colour]), layout);
            Assert.That((double)found[0].Score, Is.GreaterThan(0.95));
            Assert.That((double)found[0].Box.IntersectionOverUnion(new BoundingBox(320, 160, 480, 320)), Is.GreaterThan(0.99));
        }
    }

    [Test]
    public async Task A_network_of_another_kind_is_refused_with_what_differs()
    {
        ColourModel.Write(_folder, "mine", "yolov8", ColourNetwork.Create("yolov5"));
        await using var runtime = Runtime();

        Assert.That(
            () => runtime.Detector("mine"),
            Throws.TypeOf<InferenceException>().With.Message.EqualTo(
                "mine: output output0 is Float [1, 16, 8], decoder yolov8 with 3 classes needs Float [batch, 7, any]."));
    }

    [Test]
    public async Task Classes_that_do_not_fit_the_network_are_refused()
    {
        ColourModel.Write(_folder, "mine", "yolov5", manifest => manifest["class_names"]!.AsArray().Add("white"));
        await using var runtime = Runtime();

        Assert.That(
            () => runtime.Detector("mine"),
            Throws.TypeOf<InferenceException>().With.Message.EqualTo(
                "mine: output output0 is Float [1, 16, 8], decoder yolov5 with 4 classes needs Float [batch, any, 9]."));
    }

    [Test]
    public async Task Names_that_the_network_does_not_have_are_refused_with_those_it_has()
    {
        ColourModel.Write(_folder, "input", "yolov5", manifest => manifest["input"]!["name"] = "image");
        ColourModel.Write(_folder, "output", "detr", manifest => manifest["decoder"]!["boxes"] = new JsonArray("box"));
        await using var runtime = Runtime();

        Assert.That(
            () => runtime.Detector("input"),
            Throws.TypeOf<InferenceException>()
                .With.Message.EqualTo("input has no input image: the network has images Float [1, 3, 64, 64]."));
        Assert.That(
            () => runtime.Detector("output"),
            Throws.TypeOf<InferenceException>()
                .With.Message.EqualTo("output has no output box: the network has boxes Float [1, 16, 4], scores Float [1, 16, 4]."));
    }

    [Test]
    public async Task A_fixed_input_of_another_size_is_refused()
    {
        ColourModel.Write(_folder, "mine", "yolov5", manifest => manifest["input"]!["sizing"]!["longer_side"] = 640);
        await using var runtime = Runtime();

        Assert.That(
            () => runtime.Detector("mine"),
            Throws.TypeOf<InferenceException>().With.Message.EqualTo(
                "mine: input images is Float [1, 3, 64, 64], so input.sizing needs \"fixed\": true, longer_side 64 and shorter_side 64."));
    }

    [Test]
    public async Task Cells_that_do_not_fit_the_output_are_found_before_the_first_frame()
    {
        ColourModel.Write(_folder, "mine", "yolox", manifest => manifest["decoder"]!["strides"] = new JsonArray(32));
        await using var runtime = Runtime();

        Assert.That(
            () => runtime.Detector("mine"),
            Throws.TypeOf<InferenceException>().With.Message.EqualTo(
                "mine cannot be run at 64 x 64: Output output0 does not have the cells of strides 32."));
    }

    [Test]
    public async Task A_network_that_takes_one_picture_at_a_time_is_not_given_more()
    {
        ColourModel.Write(_folder, "mine", "yolov5");
        var catalog = ModelCatalog.Load(_folder);
        catalog.TryGet("mine", out var model);
        var options = new InferenceOptions { Provider = ExecutionProviderKind.Cpu, Sessions = 1, BatchSize = 4 };

        await using var engine = InferenceEngine.Start(model!, options, TimeProvider.System, NullLogger.Instance);

        Assert.That(engine.BatchSize, Is.EqualTo(1));
    }

    private static IEnumerable<(string, (double Red, double Green, double Blue))> Colours =>
        [("red", (255, 0, 0)), ("green", (0, 255, 0)), ("blue", (0, 0, 255))];

    private InferenceRuntime Runtime() =>
        new(
            new InferenceOptions { ModelFolder = _folder, Provider = OneSession.Provider, Sessions = 1 },
            TimeProvider.System,
            NullLogger<InferenceRuntime>.Instance);
}
