using System.Runtime.CompilerServices;

namespace LunaVideoAgent.Inference.Imaging;

/// <summary>The reference: <see cref="VectorRows"/> must return exactly what this returns. It also does the ends of its rows.</summary>
internal readonly struct ScalarRows : IRowKernel
{
    public static void Blend(ReadOnlySpan<byte> upper, ReadOnlySpan<byte> lower, int lowerShare, Span<byte> target) =>
        Blend(upper, lower, lowerShare, target, start: 0);

    public static void BlendInterleaved(in ChromaRows rows, int lowerShare, Span<byte> target) =>
        BlendInterleaved(rows, lowerShare, target, start: 0);

    public static void Convert(
        ReadOnlySpan<byte> luma, ReadOnlySpan<byte> chroma, SampleTables tables, in ColourTransform colour, ColourRows target) =>
        Convert(luma, chroma, tables, colour, target, start: 0);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Blend(ReadOnlySpan<byte> upper, ReadOnlySpan<byte> lower, int lowerShare, Span<byte> target, int start)
    {
        for (var i = start; i < upper.Length; i++)
        {
            target[i] = Mix(upper[i], lower[i], lowerShare);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void BlendInterleaved(in ChromaRows rows, int lowerShare, Span<byte> target, int start)
    {
        for (var i = start; i < rows.UpperU.Length; i++)
        {
            target[2 * i] = Mix(rows.UpperU[i], rows.LowerU[i], lowerShare);
            target[2 * i + 1] = Mix(rows.UpperV[i], rows.LowerV[i], lowerShare);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Convert(
        ReadOnlySpan<byte> luma,
        ReadOnlySpan<byte> chroma,
        SampleTables tables,
        in ColourTransform colour,
        ColourRows target,
        int start)
    {
        for (var x = start; x < target.Red.Length; x++)
        {
            var l = tables.LumaOffsets[x];
            var c = tables.ChromaOffsets[x];
            var y = Lerp(luma[l], luma[l + 1], tables.LumaWeights[x]) * colour.Luma;
            var u = Lerp(chroma[c], chroma[c + 2], tables.ChromaWeights[x]);
            var v = Lerp(chroma[c + 1], chroma[c + 3], tables.ChromaWeights[x]);

            var red = y + (v * colour.RedFromV + colour.RedBias);
            var green = y + (u * colour.GreenFromU + (v * colour.GreenFromV + colour.GreenBias));
            var blue = y + (u * colour.BlueFromU + colour.BlueBias);

            target.Red[x] = Clamp(red) * colour.Scale.First + colour.Shift.First;
            target.Green[x] = Clamp(green) * colour.Scale.Second + colour.Shift.Second;
            target.Blue[x] = Clamp(blue) * colour.Scale.Third + colour.Shift.Third;
        }
    }

    private static byte Mix(byte upper, byte lower, int lowerShare) =>
        (byte)((upper * (RowPair.One - lowerShare) + lower * lowerShare + RowPair.One / 2) / RowPair.One);

    private static float Lerp(byte from, byte to, float share) => from + (float)(to - from) * share;

    private static float Clamp(float value) => Math.Min(Math.Max(value, 0f), 255f);
}
