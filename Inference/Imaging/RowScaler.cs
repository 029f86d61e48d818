using System.Buffers;
using System.Runtime.CompilerServices;
using LunaVideoAgent.Inference.Media;

namespace LunaVideoAgent.Inference.Imaging;

/// <summary>
/// One pass over a 4:2:0 picture: for each row of the tensor the two source rows are mixed down in bytes, then each pixel takes its two
/// neighbours across from the mixed row. Reads nothing outside the region and at most once per row pair.
/// </summary>
internal static unsafe class RowScaler<TRows>
    where TRows : struct, IRowKernel
{
    // A gather reads four bytes, of which two may lie behind the row.
    private const int SpareBytes = 8;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Convert(
        in FramePlanes planes, PixelRectangle region, SampleTables tables, in ColourTransform colour, TensorPlanes target)
    {
        var lumaLength = region.Width;
        var chromaLength = 2 * tables.ChromaWidth;
        var buffer = ArrayPool<byte>.Shared.Rent(lumaLength + chromaLength + 2 * SpareBytes);
        var luma = buffer.AsSpan(0, lumaLength + SpareBytes);
        var chroma = buffer.AsSpan(lumaLength + SpareBytes, chromaLength + SpareBytes);

        for (var y = 0; y < target.Height; y++)
        {
            MixLuma(planes, region, tables.LumaRows[y], luma);
            MixChroma(planes, tables, tables.ChromaRows[y], chroma);
            TRows.Convert(luma, chroma, tables, colour, target.Row(y));
        }

        ArrayPool<byte>.Shared.Return(buffer);
    }

    private static void MixLuma(in FramePlanes planes, PixelRectangle region, RowPair rows, Span<byte> target)
    {
        var upper = Row(planes, plane: 0, rows.Upper, region.Left, region.Width);

        if (rows.LowerShare == 0)
        {
            upper.CopyTo(target);
            return;
        }

        TRows.Blend(upper, Row(planes, plane: 0, rows.Lower, region.Left, region.Width), rows.LowerShare, target);
    }

    private static void MixChroma(in FramePlanes planes, SampleTables tables, RowPair rows, Span<byte> target)
    {
        var left = tables.ChromaLeft;
        var width = tables.ChromaWidth;

        if (planes.Layout == FrameLayout.Nv12)
        {
            var upper = Row(planes, plane: 1, rows.Upper, 2 * left, 2 * width);
            var lower = Row(planes, plane: 1, rows.Lower, 2 * left, 2 * width);
            TRows.Blend(upper, lower, rows.LowerShare, target);
            return;
        }

        var chroma = new ChromaRows
        {
            UpperU = Row(planes, plane: 1, rows.Upper, left, width),
            LowerU = Row(planes, plane: 1, rows.Lower, left, width),
            UpperV = Row(planes, plane: 2, rows.Upper, left, width),
            LowerV = Row(planes, plane: 2, rows.Lower, left, width),
        };
        TRows.BlendInterleaved(chroma, rows.LowerShare, target);
    }

    private static ReadOnlySpan<byte> Row(in FramePlanes planes, int plane, int y, int left, int length) =>
        new(planes.Data[plane] + (nint)y * planes.Stride[plane] + left, length);
}
