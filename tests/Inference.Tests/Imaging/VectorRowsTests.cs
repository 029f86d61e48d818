using LunaVideoAgent.Inference.Imaging;

namespace LunaVideoAgent.Inference.Tests.Imaging;

public sealed class VectorRowsTests
{
    private static readonly int[] Shares = [0, 1, 63, 64, 100, 126, 127];

    [TestCaseSource(nameof(Shares))]
    public void Vectors_mix_rows_of_every_length_exactly_like_the_reference(int share)
    {
        for (var length = 0; length <= 100; length++)
        {
            var random = new Random(length);
            var (upper, lower) = (Noise(random, length), Noise(random, length));
            var (vectors, scalar) = (new byte[length], new byte[length]);

            VectorRows.Blend(upper, lower, share, vectors);
            ScalarRows.Blend(upper, lower, share, scalar);

            Assert.That(vectors, Is.EqualTo(scalar), $"length {length}");
        }
    }

    [TestCaseSource(nameof(Shares))]
    public void Vectors_interleave_rows_of_every_length_exactly_like_the_reference(int share)
    {
        for (var length = 0; length <= 70; length++)
        {
            var random = new Random(length);
            var rows = new byte[4][];
            Array.ForEach([0, 1, 2, 3], i => rows[i] = Noise(random, length));
            var chroma = new ChromaRows { UpperU = rows[0], LowerU = rows[1], UpperV = rows[2], LowerV = rows[3] };
            var (vectors, scalar) = (new byte[2 * length], new byte[2 * length]);

            VectorRows.BlendInterleaved(chroma, share, vectors);
            ScalarRows.BlendInterleaved(chroma, share, scalar);

            Assert.That(vectors, Is.EqualTo(scalar), $"length {length}");
        }
    }

    [TestCaseSource(nameof(Shares))]
    public void A_mixed_row_is_the_weighted_mean_of_its_two_rows_to_the_nearest(int share)
    {
        var random = new Random(share);
        var (upper, lower) = (Noise(random, 256), Noise(random, 256));
        var target = new byte[256];

        ScalarRows.Blend(upper, lower, share, target);

        var means = upper.Zip(lower, (a, b) => (a * (127.0 - share) + b * share) / 127);
        Assert.That(target.Zip(means, (mixed, mean) => Math.Abs(mixed - mean)), Has.All.LessThan(0.52));
    }

    [TestCase(true, false)]
    [TestCase(false, true)]
    public void Vectors_convert_rows_of_every_width_exactly_like_the_reference(bool isFullRange, bool isBt709)
    {
        var format = new LetterboxFormat { Mean = new(103.53f, 116.28f, 123.675f), Deviation = new(57.375f, 57.12f, 58.395f) };
        var colour = ColourTransform.Create(isFullRange, isBt709, format);

        for (var width = 1; width <= 40; width++)
        {
            var random = new Random(width);
            var tables = SampleTables.Create(new PixelRectangle(3, 0, 29, 2), width, 1);
            var (luma, chroma) = (Noise(random, 29 + 8), Noise(random, 2 * tables.ChromaWidth + 8));
            var (vectors, scalar) = (new float[3 * width], new float[3 * width]);

            VectorRows.Convert(luma, chroma, tables, colour, Rows(vectors, width));
            ScalarRows.Convert(luma, chroma, tables, colour, Rows(scalar, width));

            Assert.That(vectors, Is.EqualTo(scalar), $"width {width}");
        }
    }

    private static ColourRows Rows(float[] values, int width) =>
        new(values.AsSpan(0, width), values.AsSpan(width, width), values.AsSpan(2 * width, width));

    private static byte[] Noise(Random random, int length)
    {
        var bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }
}
