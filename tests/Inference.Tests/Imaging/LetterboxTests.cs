using LunaVideoAgent.Inference.Imaging;
using LunaVideoAgent.Inference.Tests.Support;

namespace LunaVideoAgent.Inference.Tests.Imaging;

public sealed class LetterboxTests
{
    private static readonly LetterboxFormat Plain = new();

    private static readonly LetterboxFormat NanoDet = new()
    {
        Order = ChannelOrder.Bgr,
        Mean = new ChannelValues(103.53f, 116.28f, 123.675f),
        Deviation = new ChannelValues(57.375f, 57.12f, 58.395f),
    };

    public static IEnumerable<FrameLook> Looks =>
        from degrees in new[] { 0, 90, 180, 270 }
        from isFullRange in new[] { false, true }
        from isBt709 in new[] { false, true }
        select new FrameLook { RotationDegrees = degrees, IsFullRange = isFullRange, IsBt709 = isBt709, Padding = degrees / 30 };

    [TestCaseSource(nameof(Looks))]
    public void A_picture_stays_close_to_double_precision(FrameLook look)
    {
        PlaneFill fill = Waves;
        using var frame = MemoryFrame.Yuv420P(157, 93, fill, look);
        var region = new PixelRectangle(0, 0, frame.Width, frame.Height);
        var size = new TensorSize(64, 64);
        var tensor = new float[size.Length];

        var geometry = new Letterbox(Plain).Write(frame, region, size, tensor);

        var (mean, worst) = Compare(new LetterboxReference(frame, fill, look), geometry, size, tensor);
        Assert.That(mean, Is.LessThan(0.5));
        Assert.That(worst, Is.LessThan(2.2));
    }

    [TestCaseSource(nameof(Looks))]
    public void A_region_stays_close_to_double_precision(FrameLook look)
    {
        PlaneFill fill = Waves;
        using var frame = MemoryFrame.Nv12(160, 120, fill, look);
        var region = new PixelRectangle(17, 9, 61, 70);
        var size = new TensorSize(96, 64);
        var tensor = new float[size.Length];

        var geometry = new Letterbox(Plain).Write(frame, region, size, tensor);

        var (mean, worst) = Compare(new LetterboxReference(frame, fill, look), geometry, size, tensor);
        Assert.That(mean, Is.LessThan(0.5));
        Assert.That(worst, Is.LessThan(2.2));
    }

    [TestCase(0)]
    [TestCase(90)]
    public void A_stretched_picture_stays_close_to_double_precision(int degrees)
    {
        PlaneFill fill = Waves;
        var look = new FrameLook { RotationDegrees = degrees };
        using var frame = MemoryFrame.Yuv420P(157, 93, fill, look);
        var region = new PixelRectangle(0, 0, frame.Width, frame.Height);
        var size = new TensorSize(64, 64);
        var tensor = new float[size.Length];

        var geometry = new Letterbox(new LetterboxFormat { Placement = LetterboxPlacement.Stretch }).Write(frame, region, size, tensor);

        var (mean, worst) = Compare(new LetterboxReference(frame, fill, look), geometry, size, tensor);
        Assert.That(geometry.Content, Is.EqualTo(new PixelRectangle(0, 0, 64, 64)));
        Assert.That(mean, Is.LessThan(0.5));
        Assert.That(worst, Is.LessThan(2.2));
    }

    [Test]
    public void Vectors_and_reference_agree_bit_by_bit_at_every_size([Values(0, 90, 180, 270)] int degrees)
    {
        var letterbox = new Letterbox(NanoDet);
        var look = new FrameLook { RotationDegrees = degrees, Padding = 3 };

        for (var side = 1; side <= 70; side++)
        {
            using var frame = MemoryFrame.Yuv420P(side, 1 + side * 7 % 41, Noise(side), look);
            var size = new TensorSize(1 + side * 3 % 50, 1 + side * 5 % 37);

            Assert.That(Write<VectorRows>(letterbox, frame, size), Is.EqualTo(Write<ScalarRows>(letterbox, frame, size)), $"side {side}");
        }
    }

    [Test]
    public void Both_layouts_give_the_same_tensor([Values(1, 2, 33, 64, 101)] int width, [Values(1, 2, 37)] int height)
    {
        var letterbox = new Letterbox(NanoDet);
        using var planar = MemoryFrame.Yuv420P(width, height, Noise(width));
        using var semiPlanar = MemoryFrame.Nv12(width, height, Noise(width));
        var size = new TensorSize(48, 40);

        var first = Write<VectorRows>(letterbox, planar, size);
        var second = Write<VectorRows>(letterbox, semiPlanar, size);

        Assert.That(first, Is.EqualTo(second));
    }

    [Test]
    public void Samples_are_normalised_in_the_order_of_the_planes()
    {
        var (luma, u, v) = TestColours.ToYuv(red: 250, green: 120, blue: 30, isFullRange: true, isBt709: false);
        using var frame = MemoryFrame.Yuv420P(
            16, 16, (plane, _, _) => plane switch { 0 => luma, 1 => u, _ => v }, new FrameLook { IsFullRange = true });

        var tensor = Write<VectorRows>(new Letterbox(NanoDet), frame, new TensorSize(16, 16));

        var middle = 8 * 16 + 8;
        Assert.That((double)tensor[middle], Is.EqualTo((30 - 103.53) / 57.375).Within(0.03));
        Assert.That((double)tensor[256 + middle], Is.EqualTo((120 - 116.28) / 57.12).Within(0.03));
        Assert.That((double)tensor[512 + middle], Is.EqualTo((250 - 123.675) / 58.395).Within(0.03));
    }

    [TestCase(LetterboxPlacement.UpperLeft, 0, 0)]
    [TestCase(LetterboxPlacement.Centre, 0, 8)]
    public void The_rest_is_filled_before_normalisation(LetterboxPlacement placement, int left, int top)
    {
        var format = NanoDet with { Placement = placement, Fill = 114 };
        using var frame = MemoryFrame.Yuv420P(64, 32, (plane, _, _) => plane == 0 ? (byte)235 : (byte)128);
        var size = new TensorSize(32, 32);
        var tensor = new float[size.Length];
        Array.Fill(tensor, float.NaN);

        var geometry = new Letterbox(format).Write(frame, new PixelRectangle(0, 0, 64, 32), size, tensor);

        Assert.That(geometry.Content, Is.EqualTo(new PixelRectangle(left, top, 32, 16)));
        var rows = Enumerable.Range(0, 32).Select(y => tensor[y * 32 + 5]);
        var expected = Enumerable.Range(0, 32).Select(y => (y >= top && y < top + 16 ? 255 - 103.53f : 114 - 103.53f) / 57.375f);
        Assert.That(rows, Is.EqualTo(expected).Within(1e-4f));
    }

    [Test]
    public void A_region_is_what_a_frame_of_its_own_would_be()
    {
        using var whole = MemoryFrame.Yuv420P(64, 48, Noise(1));
        using var part = MemoryFrame.Yuv420P(
            20, 12, (plane, x, y) => Noise(1)(plane, x + (plane == 0 ? 24 : 12), y + (plane == 0 ? 8 : 4)));
        var size = new TensorSize(32, 32);
        var letterbox = new Letterbox(Plain);
        var (fromWhole, fromPart) = (new float[size.Length], new float[size.Length]);

        letterbox.Write(whole, new PixelRectangle(24, 8, 20, 12), size, fromWhole);
        letterbox.Write(part, new PixelRectangle(0, 0, 20, 12), size, fromPart);

        Assert.That(fromWhole, Is.EqualTo(fromPart));
    }

    [TestCase("yuv422p10le", 2, 1, 4)]
    [TestCase("yuv444p", 1, 0, 1)]
    [TestCase("gray", 1, 0, 1)]
    public void Other_formats_give_nearly_the_same_tensor(string format, int bytes, int chromaShift, int factor)
    {
        // A picture without colour differences within a chroma sample, so that subsampling itself loses nothing.
        byte Luma(int x, int y) => (byte)(40 + 3 * (x / 4) + 2 * (y / 4));
        var chroma = (64 >> chromaShift) * bytes;
        (int, int)[] planes = format == "gray" ? [(64, 48)] : [(64 * bytes, 48), (chroma, 48), (chroma, 48)];
        using var other = MemoryFrame.Other(
            format, 64, 48, (plane, x, y) => Byte((plane == 0 ? Luma(x / bytes, y) : 128) * factor, x, bytes), look: null, planes);
        using var planar = MemoryFrame.Yuv420P(64, 48, (plane, x, y) => plane == 0 ? Luma(x, y) : (byte)128);
        var letterbox = new Letterbox(Plain);

        var fromOther = Write<VectorRows>(letterbox, other, new TensorSize(32, 32));
        var fromPlanar = Write<VectorRows>(letterbox, planar, new TensorSize(32, 32));

        Assert.That(fromOther, Is.EqualTo(fromPlanar).Within(2.5f));
    }

    [Test]
    public void A_conversion_allocates_nothing([Values(0, 90)] int degrees)
    {
        using var frame = MemoryFrame.Yuv420P(320, 180, Waves, new FrameLook { RotationDegrees = degrees });
        var (letterbox, size) = (new Letterbox(NanoDet), new TensorSize(96, 96));
        var (region, tensor) = (new PixelRectangle(0, 0, frame.Width, frame.Height), new float[size.Length]);

        var allocated = Allocation.Of(() => letterbox.Write(frame, region, size, tensor));

        Assert.That(allocated, Is.Zero);
    }

    [TestCase(-1, 0, 10, 10)]
    [TestCase(60, 0, 10, 10)]
    [TestCase(0, 0, 0, 10)]
    public void A_region_outside_the_frame_is_refused(int left, int top, int width, int height)
    {
        using var frame = MemoryFrame.Yuv420P(64, 48, Waves);
        var size = new TensorSize(32, 32);

        Assert.That(
            () => new Letterbox(Plain).Write(frame, new PixelRectangle(left, top, width, height), size, new float[size.Length]),
            Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    private static float[] Write<TRows>(Letterbox letterbox, MemoryFrame frame, TensorSize size)
        where TRows : struct, IRowKernel
    {
        var tensor = new float[size.Length];
        letterbox.Write<TRows>(frame, new PixelRectangle(0, 0, frame.Width, frame.Height), size, tensor);
        return tensor;
    }

    private static (double Mean, double Worst) Compare(
        LetterboxReference reference, LetterboxGeometry geometry, TensorSize size, float[] tensor)
    {
        var (sum, worst) = (0.0, 0.0);
        var content = geometry.Content;

        for (var y = 0; y < content.Height; y++)
        {
            for (var x = 0; x < content.Width; x++)
            {
                var (red, green, blue) = reference.At(geometry.Region, content, x, y);
                var at = (content.Top + y) * size.Width + content.Left + x;
                double[] differences =
                [
                    Math.Abs(tensor[at] - red),
                    Math.Abs(tensor[size.Area + at] - green),
                    Math.Abs(tensor[2 * size.Area + at] - blue),
                ];
                sum += differences.Average();
                worst = Math.Max(worst, differences.Max());
            }
        }

        return (sum / content.Width / content.Height, worst);
    }

    private static byte Waves(int plane, int x, int y) =>
        (byte)(128 + 60 * Math.Sin(x * 0.31 + plane) * Math.Cos(y * 0.23 - plane) + (x * 7 + y * 13) % 17);

    private static PlaneFill Noise(int seed) => (plane, x, y) => (byte)(((seed * 31 + plane * 101 + x * 73 + y * 179) * 2654435761L) >> 16);

    private static byte Byte(int value, int x, int bytes) => (byte)(bytes == 1 ? value : x % 2 == 0 ? value : value >> 8);
}
