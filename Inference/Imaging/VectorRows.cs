using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace LunaVideoAgent.Inference.Imaging;

/// <summary>
/// The row loops with 256 bit vectors. No fused multiply-add, so that every rounding is that of <see cref="ScalarRows"/>.
/// AggressiveOptimization, because the first hundred frames would otherwise run in unoptimised code.
/// </summary>
internal readonly struct VectorRows : IRowKernel
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Blend(ReadOnlySpan<byte> upper, ReadOnlySpan<byte> lower, int lowerShare, Span<byte> target)
    {
        ref var a = ref MemoryMarshal.GetReference(upper);
        ref var b = ref MemoryMarshal.GetReference(lower[..upper.Length]);
        ref var to = ref MemoryMarshal.GetReference(target[..upper.Length]);
        var weights = ByteMix.Weights(lowerShare);
        var i = 0;

        for (; i <= upper.Length - Vector256<byte>.Count; i += Vector256<byte>.Count)
        {
            var (first, second) = ByteMix.Blend(Vector256.LoadUnsafe(ref a, (nuint)i), Vector256.LoadUnsafe(ref b, (nuint)i), weights);
            ByteMix.Pack(first, second).StoreUnsafe(ref to, (nuint)i);
        }

        ScalarRows.Blend(upper, lower, lowerShare, target, i);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void BlendInterleaved(in ChromaRows rows, int lowerShare, Span<byte> target)
    {
        var length = rows.UpperU.Length;
        ref var upperU = ref MemoryMarshal.GetReference(rows.UpperU);
        ref var lowerU = ref MemoryMarshal.GetReference(rows.LowerU[..length]);
        ref var upperV = ref MemoryMarshal.GetReference(rows.UpperV[..length]);
        ref var lowerV = ref MemoryMarshal.GetReference(rows.LowerV[..length]);
        ref var to = ref MemoryMarshal.GetReference(target[..(2 * length)]);
        var weights = ByteMix.Weights(lowerShare);
        var i = 0;

        for (; i <= length - Vector256<byte>.Count; i += Vector256<byte>.Count)
        {
            // 32 samples of U and of V, mixed in lanes of 16 bits; V moves into the upper byte, which interleaves them.
            var offset = (nuint)i;
            var u = ByteMix.Blend(Vector256.LoadUnsafe(ref upperU, offset), Vector256.LoadUnsafe(ref lowerU, offset), weights);
            var v = ByteMix.Blend(Vector256.LoadUnsafe(ref upperV, offset), Vector256.LoadUnsafe(ref lowerV, offset), weights);
            var (left, right) = ByteMix.Interleave(u.First | (v.First << 8), u.Second | (v.Second << 8));
            left.StoreUnsafe(ref to, 2 * offset);
            right.StoreUnsafe(ref to, 2 * offset + (nuint)Vector256<byte>.Count);
        }

        ScalarRows.BlendInterleaved(rows, lowerShare, target, i);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Convert(
        ReadOnlySpan<byte> luma, ReadOnlySpan<byte> chroma, SampleTables tables, in ColourTransform colour, ColourRows target)
    {
        var width = target.Red.Length;
        ref var red = ref MemoryMarshal.GetReference(target.Red);
        ref var green = ref MemoryMarshal.GetReference(target.Green[..width]);
        ref var blue = ref MemoryMarshal.GetReference(target.Blue[..width]);
        ref var lumaOffsets = ref MemoryMarshal.GetReference(tables.LumaOffsets.AsSpan(0, width));
        ref var lumaWeights = ref MemoryMarshal.GetReference(tables.LumaWeights.AsSpan(0, width));
        ref var chromaOffsets = ref MemoryMarshal.GetReference(tables.ChromaOffsets.AsSpan(0, width));
        ref var chromaWeights = ref MemoryMarshal.GetReference(tables.ChromaWeights.AsSpan(0, width));
        var x = 0;

        for (; x <= width - Vector256<float>.Count; x += Vector256<float>.Count)
        {
            // 8 pixels. 32 bits from a luma row hold both neighbours in the lower bytes; 32 bits from a chroma row hold u0 v0 u1 v1.
            var l = Gather(luma, Vector256.LoadUnsafe(ref lumaOffsets, (nuint)x));
            var c = ByteMix.SwapMiddle(Gather(chroma, Vector256.LoadUnsafe(ref chromaOffsets, (nuint)x)).AsByte());
            var luminance = ByteMix.MultiplyAdd(l.AsByte(), Vector256.LoadUnsafe(ref lumaWeights, (nuint)x).AsByte());
            var uv = ByteMix.MultiplyAdd(c, Vector256.LoadUnsafe(ref chromaWeights, (nuint)x).AsByte()).AsInt32();

            var y = Vector256.ConvertToSingle(luminance.AsInt32()) * colour.Luma;
            var u = Vector256.ConvertToSingle(uv & Vector256.Create(0xFFFF));
            var v = Vector256.ConvertToSingle(uv >>> 16);

            var r = y + (v * colour.RedFromV + Vector256.Create(colour.RedBias));
            var g = y + (u * colour.GreenFromU + (v * colour.GreenFromV + Vector256.Create(colour.GreenBias)));
            var b = y + (u * colour.BlueFromU + Vector256.Create(colour.BlueBias));

            (Clamp(r) * colour.Scale.First + Vector256.Create(colour.Shift.First)).StoreUnsafe(ref red, (nuint)x);
            (Clamp(g) * colour.Scale.Second + Vector256.Create(colour.Shift.Second)).StoreUnsafe(ref green, (nuint)x);
            (Clamp(b) * colour.Scale.Third + Vector256.Create(colour.Shift.Third)).StoreUnsafe(ref blue, (nuint)x);
        }

        ScalarRows.Convert(luma, chroma, tables, colour, target, x);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe Vector256<int> Gather(ReadOnlySpan<byte> row, Vector256<int> offsets)
    {
        // The tables never point further than two bytes before the end of a row, and rows have spare bytes behind them.
        fixed (byte* start = row)
        {
            if (Avx2.IsSupported)
            {
                return Avx2.GatherVector256((int*)start, offsets, 1);
            }

            return Vector256.Create(
                Read(start, offsets[0]),
                Read(start, offsets[1]),
                Read(start, offsets[2]),
                Read(start, offsets[3]),
                Read(start, offsets[4]),
                Read(start, offsets[5]),
                Read(start, offsets[6]),
                Read(start, offsets[7]));
        }
    }

    private static unsafe int Read(byte* row, int offset) => Unsafe.ReadUnaligned<int>(row + offset);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Clamp(Vector256<float> value) =>
        Vector256.MinNative(Vector256.MaxNative(value, Vector256<float>.Zero), Vector256.Create(255f));
}
