namespace LunaVideoAgent.Inference.Imaging;

/// <summary>
/// Where each row and column of a scaled picture takes its two neighbours from, for luma and for 4:2:0 chroma. Bilinear with centres of
/// pixels at .5; chroma sits on the even luma columns and between the luma rows, as H.264 and H.265 have it unless they say otherwise.
/// </summary>
internal sealed class SampleTables
{
    private SampleTables(PixelRectangle region, int width, int height)
    {
        ChromaLeft = region.Left / 2;
        ChromaWidth = (region.Left + region.Width - 1) / 2 - ChromaLeft + 1;

        var luma = new Axis(region.Left, region.Width, width);
        (LumaOffsets, LumaWeights) = Columns(luma, region.Left, region.Left + region.Width - 1, static x => x, samples: 1);
        (ChromaOffsets, ChromaWeights) = Columns(luma, ChromaLeft, ChromaLeft + ChromaWidth - 1, static x => x / 2, samples: 2);

        var rows = new Axis(region.Top, region.Height, height);
        var last = region.Top + region.Height - 1;
        LumaRows = Rows(rows, region.Top, last, static y => y);
        ChromaRows = Rows(rows, region.Top / 2, last / 2, static y => y / 2 - 0.25);
    }

    /// <summary>First chroma column of the region.</summary>
    public int ChromaLeft { get; }

    /// <summary>Chroma columns of the region.</summary>
    public int ChromaWidth { get; }

    /// <summary>Byte of the left neighbour in a row of luma that starts at the region.</summary>
    public int[] LumaOffsets { get; }

    /// <summary>Weights of the left and the right neighbour in the lowest two bytes, together <see cref="RowPair.One"/>.</summary>
    public int[] LumaWeights { get; }

    /// <summary>Byte of the left neighbour in a row of U and V interleaved that starts at the region.</summary>
    public int[] ChromaOffsets { get; }

    /// <summary>Weights of the left and the right neighbour in the lowest two bytes, for U, and again above them, for V.</summary>
    public int[] ChromaWeights { get; }

    /// <summary>Rows of luma that make each row of the picture.</summary>
    public RowPair[] LumaRows { get; }

    /// <summary>Rows of chroma that make each row of the picture.</summary>
    public RowPair[] ChromaRows { get; }

    public static SampleTables Create(PixelRectangle region, int width, int height) => new(region, width, height);

    // Of each position: the byte of its left neighbour, and the weights of both for every sample that lies there.
    private static (int[] Offsets, int[] Weights) Columns(Axis axis, int first, int last, Func<double, double> position, int samples)
    {
        var offsets = new int[axis.Target];
        var weights = new int[axis.Target];

        for (var i = 0; i < axis.Target; i++)
        {
            var (left, share) = Split(position(axis.Position(i)), first, last);
            var right = (int)Math.Round(share * RowPair.One);
            var pair = RowPair.One - right + (right << 8);
            offsets[i] = (left - first) * samples;
            weights[i] = samples == 1 ? pair : pair + (pair << 16);
        }

        return (offsets, weights);
    }

    private static RowPair[] Rows(Axis axis, int first, int last, Func<double, double> position)
    {
        var rows = new RowPair[axis.Target];

        for (var i = 0; i < axis.Target; i++)
        {
            var (upper, share) = Split(position(axis.Position(i)), first, last);
            rows[i] = new RowPair(upper, Math.Min(upper + 1, last), (ushort)Math.Round(share * RowPair.One));
        }

        return rows;
    }

    // The second neighbour is always the next sample, so the very last position counts as all of the next one.
    private static (int First, double Share) Split(double position, int first, int last)
    {
        var clamped = Math.Clamp(position, first, last);
        var lower = Math.Max(first, Math.Min((int)clamped, last - 1));
        return (lower, last > first ? clamped - lower : 0);
    }

    private readonly record struct Axis(int Start, int Length, int Target)
    {
        public double Position(int index) => Start + (index + 0.5) * Length / Target - 0.5;
    }
}
