using System.Text.Json.Nodes;
using LunaVideoAgent.Inference.Detection;
using LunaVideoAgent.Inference.Tests.Support;
using LunaVideoAgent.TestSupport.Onnx;
using Microsoft.Extensions.Logging.Abstractions;

namespace LunaVideoAgent.Inference.Tests.Detection;

public sealed class InferenceRuntimeReloadTests
{
    private string _folder = null!;
    private InferenceRuntime _runtime = null!;

    private IEnumerable<string> Models => _runtime.Detectors.Select(model => model.Key);

    [SetUp]
    public void Start()
    {
        _folder = Directory.CreateTempSubdirectory("models-").FullName;
        ColourModel.Write(_folder, "first", "yolov8", manifest => Analytic(manifest, "first_analytics"));
        _runtime = new InferenceRuntime(
            new InferenceOptions { ModelFolder = _folder, Provider = ExecutionProviderKind.Cpu, Sessions = 1 },
            TimeProvider.System,
            NullLogger<InferenceRuntime>.Instance);
    }

    [TearDown]
    public async Task StopAsync()
    {
        await _runtime.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Test]
    public async Task A_model_that_is_added_is_there_after_a_second_look()
    {
        ColourModel.Write(_folder, "second", "detr");

        var (first, second) = (await _runtime.ReloadIfChangedAsync(), await _runtime.ReloadIfChangedAsync());

        Assert.That((first, second), Is.EqualTo((false, true)), "the first sees a change, the second that it stands still");
        Assert.That(await _runtime.ReloadIfChangedAsync(), Is.False);
        Assert.That(Models, Is.EqualTo(["first", "second"]));
    }

    [Test]
    public async Task What_is_being_copied_is_not_read()
    {
        ColourModel.Write(_folder, "second", "detr");
        var first = await _runtime.ReloadIfChangedAsync();
        ColourModel.Write(_folder, "third", "detr");
        var second = await _runtime.ReloadIfChangedAsync();

        Assert.That((first, second, await _runtime.ReloadIfChangedAsync()), Is.EqualTo((false, false, true)));
    }

    [Test]
    public async Task A_broken_one_is_reported_and_the_running_one_stays()
    {
        await _runtime.ReloadAsync();
        var detector = _runtime.Detector("first");

        ColourModel.Write(_folder, "first", "yolov8", ColourNetwork.Create("yolov5"), manifest => Analytic(manifest, "first_analytics"));
        await _runtime.ReloadAsync();

        Assert.That(Models, Is.EqualTo(["first"]));
        Assert.That(_runtime.Catalog.Broken.Single().Reason, Does.StartWith("first: output output0 is Float [1, 16, 8]"));
        Assert.That(await SeesRedAsync(detector), Is.True);
        Assert.That(_runtime.Detector("first"), Is.SameAs(detector));
    }

    [Test]
    public async Task One_that_was_broken_from_the_start_is_not_there()
    {
        ColourModel.Write(_folder, "second", "yolov8", ColourNetwork.Create("yolov5"));

        await _runtime.ReloadAsync();

        Assert.That(Models, Is.EqualTo(["first"]));
        Assert.That(_runtime.Catalog.Broken.Select(broken => broken.Key), Is.EqualTo(["second"]));
    }

    [Test]
    public async Task A_new_network_replaces_the_running_one_under_the_hands_of_its_users()
    {
        await _runtime.ReloadAsync();
        var detector = _runtime.Detector("first");

        // The same classes, another layout; the threshold of its manifest is one that nothing reaches.
        ColourModel.Write(_folder, "first", "rtdetr", manifest =>
        {
            Analytic(manifest, "first_analytics");
            manifest["thresholds"]!["score"] = 1;
        });
        await _runtime.ReloadAsync();

        Assert.That(_runtime.Catalog.Broken, Is.Empty);
        Assert.That(_runtime.Detector("first"), Is.SameAs(detector));
        Assert.That(await SeesRedAsync(detector), Is.False);
    }

    [Test]
    public async Task Frames_in_work_end_with_the_network_they_began_with()
    {
        await _runtime.ReloadAsync();
        var detector = _runtime.Detector("first");
        using var stop = new CancellationTokenSource();
        var detecting = Task.Run(() => DetectAsync(detector, stop.Token));

        foreach (var layout in new[] { "detr", "yolov5", "ssd", "yolov8" })
        {
            ColourModel.Write(_folder, "first", layout, manifest => Analytic(manifest, "first_analytics"));
            await _runtime.ReloadAsync();
        }

        await stop.CancelAsync();
        Assert.That(await detecting, Is.GreaterThan(0), "frames, each with what it shows");
    }

    [Test]
    public async Task Other_classes_are_no_replacement()
    {
        await _runtime.ReloadAsync();

        ColourModel.Write(_folder, "first", "yolov8", manifest =>
        {
            Analytic(manifest, "first_analytics");
            manifest["class_names"]![0] = "crimson";
        });
        await _runtime.ReloadAsync();

        Assert.That(_runtime.Catalog.Broken.Single().Reason, Does.StartWith("its classes are others"));
        Assert.That(_runtime.Detectors.Single().Labels[0], Is.EqualTo("red"));
    }

    [Test]
    public async Task One_that_is_taken_away_is_gone_and_its_users_go_on()
    {
        await _runtime.ReloadAsync();
        var detector = _runtime.Detector("first");

        File.Delete(Path.Combine(_folder, "first.onnx"));
        File.Delete(Path.Combine(_folder, "first.manifest.json"));
        await _runtime.ReloadAsync();

        Assert.That(Models, Is.Empty);
        Assert.That(await SeesRedAsync(detector), Is.True);
    }

    private static void Analytic(JsonObject manifest, string name) =>
        manifest["analytic"] = new JsonObject { ["name"] = name };

    private static async Task<bool> SeesRedAsync(IObjectDetector detector)
    {
        using var frame = ColourFrames.Create(column: 0, row: 0, 255, 0, 0);
        var found = await detector.DetectAsync(frame, DetectionOptions.Default, CancellationToken.None);
        return found.Detections is [{ ClassIndex: 0 }];
    }

    private static async Task<int> DetectAsync(IObjectDetector detector, CancellationToken cancellationToken)
    {
        var frames = 0;

        while (!cancellationToken.IsCancellationRequested && await SeesRedAsync(detector))
        {
            frames++;
        }

        // One that was not seen before the end counts as none at all.
        return cancellationToken.IsCancellationRequested ? frames : -1;
    }
}
