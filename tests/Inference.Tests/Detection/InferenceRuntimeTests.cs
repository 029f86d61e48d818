using LunaVideoAgent.Inference.Detection;
using LunaVideoAgent.Inference.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace LunaVideoAgent.Inference.Tests.Detection;

public sealed class InferenceRuntimeTests
{
    private static readonly InferenceOptions OneSession = new() { Provider = ExecutionProviderKind.Cpu, Sessions = 1 };

    [Test]
    public async Task A_detector_is_started_once_and_shared()
    {
        await using var runtime = Create(OneSession);

        var first = runtime.Detector(TestModels.UltraFaceKey);
        var second = runtime.Detector(TestModels.UltraFaceKey);

        Assert.That(second, Is.SameAs(first));
        Assert.That(runtime.Providers.Keys, Is.EqualTo([TestModels.UltraFaceKey]));
        Assert.That(first.Labels, Is.EqualTo(["face"]));
    }

    [Test]
    public async Task An_unknown_model_is_refused()
    {
        await using var runtime = Create(OneSession);

        Assert.That(
            () => runtime.Detector("nothing"),
            Throws.TypeOf<InferenceException>().With.Message.StartsWith("There is no model nothing"));
    }

    [Test]
    public async Task A_broken_model_is_refused_with_what_is_wrong()
    {
        var folder = Directory.CreateTempSubdirectory("models-").FullName;
        await File.WriteAllBytesAsync(Path.Combine(folder, "alone.onnx"), [1]);
        await using var runtime = Create(new InferenceOptions { ModelFolder = folder });

        Assert.That(
            () => runtime.Detector("alone"),
            Throws.TypeOf<InferenceException>()
                .With.Message.EqualTo("The model alone cannot be used: There is no manifest alone.manifest.json."));
        Directory.Delete(folder, recursive: true);
    }

    [Test]
    public async Task A_stopped_runtime_starts_nothing()
    {
        var runtime = Create(OneSession);
        await runtime.DisposeAsync();

        Assert.That(() => runtime.Detector(TestModels.UltraFaceKey), Throws.TypeOf<ObjectDisposedException>());
    }

    [TestCase(0, 65, 0)]
    [TestCase(-1, 0, 0)]
    [TestCase(0, 0, 5000)]
    public void Options_out_of_range_are_refused(int sessions, int batch, int queue)
    {
        var options = new InferenceOptions { Sessions = sessions, BatchSize = batch, QueueLength = queue };

        Assert.That(new InferenceOptionsValidator().Validate(null, options).Failed, Is.True);
    }

    [Test]
    public void The_defaults_are_in_range() =>
        Assert.That(new InferenceOptionsValidator().Validate(null, new InferenceOptions()).Succeeded, Is.True);

    private static InferenceRuntime Create(InferenceOptions options) =>
        new(options, TimeProvider.System, NullLogger<InferenceRuntime>.Instance);
}
