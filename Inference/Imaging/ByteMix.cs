using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace LunaVideoAgent.Inference.Imaging;

/// <summary>
/// Weighted means of bytes in vectors, with weights that add up to <see cref="RowPair.One"/>. AVX2 has one instruction for what is four
/// elsewhere; the results are the same bits. Mixed samples come as 2 x 16 lanes of 16 bits, in an order that only
/// <see cref="Pack"/> and <see cref="Interleave"/> know.
/// </summary>
internal static class ByteMix
{
    /// <summary>The weights of an upper and a lower row, in turn.</summary>
    public static Vector256<byte> Weights(int lowerShare) =>
        Vector256.Create((ushort)(RowPair.One - lowerShare + (lowerShare << 8))).AsByte();

    /// <summary>32 samples of two rows, mixed and rounded.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector256<ushort> First, Vector256<ushort> Second) Blend(
        Vector256<byte> upper, Vector256<byte> lower, Vector256<byte> weights)
    {
        if (Avx2.IsSupported)
        {
            return (
                Divide(MultiplyAdd(Avx2.UnpackLow(upper, lower), weights)),
                Divide(MultiplyAdd(Avx2.UnpackHigh(upper, lower), weights)));
        }

        var (a, b) = (upper.AsUInt16(), lower.AsUInt16());
        var (upperWeight, lowerWeight) = (Even(weights.AsUInt16()), Odd(weights.AsUInt16()));
        return (
            Divide(Even(a) * upperWeight + Even(b) * lowerWeight),
            Divide(Odd(a) * upperWeight + Odd(b) * lowerWeight));
    }

    /// <summary>Mixed samples, in their order again.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<byte> Pack(Vector256<ushort> first, Vector256<ushort> second) =>
        Avx2.IsSupported
            ? Avx2.PackUnsignedSaturate(first.AsInt16(), second.AsInt16())
            : (first | (second << 8)).AsByte();

    /// <summary>Pairs of bytes, one in each lane of mixed samples, in the order of the samples.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector256<byte> Left, Vector256<byte> Right) Interleave(Vector256<ushort> first, Vector256<ushort> second)
    {
        if (Avx2.IsSupported)
        {
            return (
                Avx2.Permute2x128(first, second, 0x20).AsByte(),
                Avx2.Permute2x128(first, second, 0x31).AsByte());
        }

        var (firstLeft, firstRight) = Vector256.Widen(first);
        var (secondLeft, secondRight) = Vector256.Widen(second);
        return ((firstLeft | (secondLeft << 16)).AsByte(), (firstRight | (secondRight << 16)).AsByte());
    }

    /// <summary>Of each two neighbouring bytes the sum of their products with two weights, in 16 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ushort> MultiplyAdd(Vector256<byte> bytes, Vector256<byte> weights)
    {
        if (Avx2.IsSupported)
        {
            return Avx2.MultiplyAddAdjacent(bytes, weights.AsSByte()).AsUInt16();
        }

        var (b, w) = (bytes.AsUInt16(), weights.AsUInt16());
        return Even(b) * Even(w) + Odd(b) * Odd(w);
    }

    /// <summary>u v u v in each 32 bits to u u v v.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<byte> SwapMiddle(Vector256<byte> pairs)
    {
        if (Avx2.IsSupported)
        {
            return Avx2.Shuffle(pairs, Vector256.Create(Vector128.Create((byte)0, 2, 1, 3, 4, 6, 5, 7, 8, 10, 9, 11, 12, 14, 13, 15)));
        }

        var lanes = pairs.AsUInt32();
        var outer = lanes & Vector256.Create(0xFF0000FFu);
        return (outer | ((lanes & Vector256.Create(0xFF00u)) << 8) | ((lanes >>> 8) & Vector256.Create(0xFF00u))).AsByte();
    }

    // By 127, to the nearest: 258 / 32768 is 1 / 127 but for 6 in 100,000. The sums and shifts give the same for every sum of a mix.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ushort> Divide(Vector256<ushort> sums) =>
        Avx2.IsSupported
            ? Avx2.MultiplyHighRoundScale(sums.AsInt16(), Vector256.Create((short)258)).AsUInt16()
            : (sums + ((sums + Vector256.Create((ushort)8192)) >>> 7)) >>> 7;

    private static Vector256<ushort> Even(Vector256<ushort> bytes) => bytes & Vector256.Create((ushort)0xFF);

    private static Vector256<ushort> Odd(Vector256<ushort> bytes) => bytes >>> 8;
}
