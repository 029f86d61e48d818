using BenchmarkDotNet.Attributes;
using LunaVideoAgent.Inference.Detection;
using LunaVideoAgent.Inference.Imaging;
using LunaVideoAgent.Inference.Models;

namespace LunaVideoAgent.Benchmarks.Detection;

/// <summary>Outputs of NanoDet at 416 x 256 to boxes: as many cells above the threshold as a busy street has.</summary>
[MemoryDiagnoser]
public class NanoDetBenchmarks
{
    private const int Classes = 80;
    private const int Busy = 60;

    private readonly NanoDetDecoder _decoder = new(
        new DecoderRecipe { Kind = DecoderKind.NanoDet, Strides = [8], Scores = ["s"], Boxes = ["b"], RegMax = 10 }, Classes);

    private readonly CellGrid _grid = new(new TensorSize(416, 256), stride: 8);
    private readonly CandidateList _candidates = new();
    private float[] _scores = [];
    private float[] _sides = [];

    [GlobalSetup]
    public void Prepare()
    {
        var random = new Random(1);
        _scores = [.. Enumerable.Range(0, _grid.Cells * Classes).Select(_ => random.NextSingle() * 0.2f)];
        _sides = [.. Enumerable.Range(0, _grid.Cells * 44).Select(_ => random.NextSingle() * 6 - 3)];

        for (var i = 0; i < Busy; i++)
        {
            _scores[random.Next(_grid.Cells) * Classes] = 0.4f + random.NextSingle() / 2;
        }
    }

    [Benchmark(Baseline = true)]
    public bool ScanScalar() => ScoreScan.AnyAtLeastScalar(_scores, 1);

    [Benchmark]
    public bool ScanVectors() => ScoreScan.AnyAtLeast(_scores, 1);

    [Benchmark]
    public int DecodeAndSuppress()
    {
        _candidates.Clear();
        _decoder.DecodeGrid(_grid, _scores, _sides, threshold: 0.4f, _candidates);
        NonMaxSuppression.Apply(_candidates, overlapLimit: 0.5f);
        return _candidates.Count;
    }
}
