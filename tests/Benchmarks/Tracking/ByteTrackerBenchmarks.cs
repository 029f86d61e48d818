using BenchmarkDotNet.Attributes;
using LunaVideoAgent.Inference.Detection;
using LunaVideoAgent.Inference.Tests.Support;
using LunaVideoAgent.Inference.Tracking;

namespace LunaVideoAgent.Benchmarks.Tracking;

/// <summary>Time of one frame at several numbers of boxes.</summary>
[MemoryDiagnoser]
public class ByteTrackerBenchmarks
{
    private const int Frames = 300;

    private ByteTracker _tracker = new();
    private IReadOnlyList<ObjectDetection[]> _frames = [];
    private double _seconds;

    /// <summary>Objects in the scene; a quarter of them is missed in each frame.</summary>
    [Params(5, 20, 100)]
    public int Boxes { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _tracker = new ByteTracker();
        _frames = RandomBoxes.Walkers(seed: 1, walkers: Boxes * 4 / 3, Frames);
    }

    [Benchmark(OperationsPerInvoke = Frames)]
    public int Update()
    {
        var tracks = 0;

        foreach (var detections in _frames)
        {
            _seconds += 0.1;
            tracks += _tracker.Update(detections, _seconds).Length;
        }

        return tracks;
    }
}
