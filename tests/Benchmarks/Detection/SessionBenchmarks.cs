using BenchmarkDotNet.Attributes;
using LunaVideoAgent.Inference.Detection;
using LunaVideoAgent.Inference.Imaging;
using LunaVideoAgent.Inference.Models;

namespace LunaVideoAgent.Benchmarks.Detection;

/// <summary>One run of NanoDet on the processor, one thread, memory bound once.</summary>
[MemoryDiagnoser]
public class SessionBenchmarks
{
    private readonly TensorSlot[] _slots = [new TensorSlot()];
    private SessionRunner _runner = null!;

    /// <summary>Size of the input.</summary>
    [Params("320x192", "416x256", "416x320")]
    public string Size { get; set; } = "";

    [GlobalSetup]
    public void Load()
    {
        if (!ModelCatalog.Load(Path.Combine(AppContext.BaseDirectory, "models")).TryGet("detect-nanodet-g", out var model))
        {
            throw new InvalidOperationException("The model is not beside the program.");
        }

        var options = new InferenceOptions { Provider = ExecutionProviderKind.Cpu, Sessions = 1 };
        var (sessions, _) = SessionFactory.Open(model, options);
        string[] outputs = [.. DetectionDecoders.Create(model).Outputs.Select(output => output.Name)];
        _runner = new SessionRunner(sessions[0], model.Manifest.Input.Name, outputs, new());

        var sides = Size.Split('x');
        var random = new Random(1);

        foreach (ref var value in _slots[0].Prepare(new TensorSize(Side(sides[0]), Side(sides[1]))))
        {
            value = random.NextSingle() * 4 - 2;
        }

        // The first run learns the shapes of the outputs, the second binds the memory.
        _runner.Run(_slots);
        _runner.Run(_slots);
    }

    [GlobalCleanup]
    public void Unload() => _runner.Dispose();

    [Benchmark]
    public void Run() => _runner.Run(_slots);

    private static int Side(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
