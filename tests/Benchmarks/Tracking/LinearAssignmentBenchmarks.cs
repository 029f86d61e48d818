using BenchmarkDotNet.Attributes;
using LunaVideoAgent.Inference.Tests.Support;
using LunaVideoAgent.Inference.Tracking;

namespace LunaVideoAgent.Benchmarks.Tracking;

/// <summary>Shortest augmenting paths against the textbook's Hungarian method, on costs as a crowd makes them.</summary>
[MemoryDiagnoser]
public class LinearAssignmentBenchmarks
{
    private const float Limit = 0.8f;

    private readonly LinearAssignment _assignment = new();
    private float[] _costs = [];
    private double[,] _padded = new double[0, 0];
    private int[] _columnOfRow = [];

    [Params(5, 20, 100)]
    public int Size { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(1);
        _columnOfRow = new int[Size];
        _costs = new float[Size * Size];
        _padded = new double[2 * Size, 2 * Size];

        for (var i = 0; i < _costs.Length; i++)
        {
            // Most pairs are out of reach of each other, about four in a row are not.
            var isNear = i / Size == i % Size || random.NextDouble() < 3.0 / Size;
            _costs[i] = isNear ? random.NextSingle() : float.PositiveInfinity;
            _padded[i / Size, i % Size] = Math.Min(0, _costs[i] - Limit);
        }
    }

    [Benchmark(Baseline = true)]
    public double Hungarian() => new HungarianMethod(_padded).Solve();

    [Benchmark]
    public int ShortestPaths() => _assignment.Solve(_costs, Size, Size, Limit, _columnOfRow);
}
