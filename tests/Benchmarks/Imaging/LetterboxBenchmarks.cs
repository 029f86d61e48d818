using BenchmarkDotNet.Attributes;
using LunaVideoAgent.Inference.Imaging;
using LunaVideoAgent.Inference.Media;

namespace LunaVideoAgent.Benchmarks.Imaging;

/// <summary>A decoded 1080p frame to the input of NanoDet.</summary>
[MemoryDiagnoser]
public class LetterboxBenchmarks
{
    private static readonly PixelRectangle Whole = new(0, 0, 1920, 1080);

    private readonly Letterbox _letterbox = new(new LetterboxFormat
    {
        Order = ChannelOrder.Bgr,
        Mean = new ChannelValues(103.53f, 116.28f, 123.675f),
        Deviation = new ChannelValues(57.375f, 57.12f, 58.395f),
    });

    private NoiseFrame _frame = null!;
    private TensorSize _size;
    private float[] _tensor = [];

    /// <summary>Height of the tensor; it is 416 wide.</summary>
    [Params(416, 256)]
    public int Height { get; set; }

    /// <summary>How the pixels lie.</summary>
    [Params(FrameLayout.Yuv420P, FrameLayout.Nv12)]
    public FrameLayout Layout { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        _frame = NoiseFrame.Create(1920, 1080, Layout);
        _size = new TensorSize(416, Height);
        _tensor = GC.AllocateUninitializedArray<float>(_size.Length, pinned: true);
    }

    [Benchmark(Baseline = true)]
    public LetterboxGeometry Scalar() => _letterbox.Write<ScalarRows>(_frame, Whole, _size, _tensor);

    [Benchmark]
    public LetterboxGeometry Vectors() => _letterbox.Write<VectorRows>(_frame, Whole, _size, _tensor);
}
