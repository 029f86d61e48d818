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
            target[i] = Blend(upper[i], lower[i], lowerShare);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void BlendInterleaved(in ChromaRows rows, int lowerShare, Span<byte> target, int start)
    {
        for (var i = start; i < rows.UpperU.Length; i++)
        {
            target[2 * i] = Blend(rows.UpperU[i], rows.LowerU[i], lowerShare);
            target[2 * i + 1] = Blend(rows.UpperV[i], rows.LowerV[i], lowerShare);
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
            var chromaWeights = tables.ChromaWeights[x];
            var y = Mix(luma[l], luma[l + 1], tables.LumaWeights[x]) * colour.Luma;
            float u = Mix(chroma[c], chroma[c + 2], chromaWeights);
            float v = Mix(chroma[c + 1], chroma[c + 3], chromaWeights);

            var red = y + (v * colour.RedFromV + colour.RedBias);
            var green = y + (u * colour.GreenFromU + (v * colour.GreenFromV + colour.GreenBias));
            var blue = y + (u * colour.BlueFromU + colour.BlueBias);

            target.Red[x] = Clamp(red) * colour.Scale.First + colour.Shift.First;
            target.Green[x] = Clamp(green) * colour.Scale.Second + colour.Shift.Second;
            target.Blue[x] = Clamp(blue) * colour.Scale.Third + colour.Shift.Third;
        }
    }

    // 258 / 32768 is 1 / 127 but for 6 in 100,000, and one instruction of the vectors.
    private static byte Blend(byte upper, byte lower, int lowerShare) =>
        (byte)(((upper * (RowPair.One - lowerShare) + lower * lowerShare) * 258 + (1 << 14)) >> 15);

    // Not divided: the colour transform does that.
    private static int Mix(byte from, byte to, int weights) => from * (byte)weights + to * (byte)(weights >> 8);

    private static float Clamp(float value) => Math.Min(Math.Max(value, 0f), 255f);
}
