using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace LunaVideoAgent.Inference.Detection;

/// <summary>Looks through the class scores of one cell.</summary>
internal static class ScoreScan
{
    /// <summary>Whether any score reaches the threshold; not-a-number never does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool AnyAtLeast(ReadOnlySpan<float> scores, float threshold)
    {
        var i = 0;

        if (Vector256.IsHardwareAccelerated)
        {
            ref var first = ref MemoryMarshal.GetReference(scores);
            var limit = Vector256.Create(threshold);

            // 8 scores at a time; the tail goes to the scalar loop.
            for (; i <= scores.Length - Vector256<float>.Count; i += Vector256<float>.Count)
            {
                if (Vector256.GreaterThanOrEqualAny(Vector256.LoadUnsafe(ref first, (nuint)i), limit))
                {
                    return true;
                }
            }
        }

        return AnyAtLeastScalar(scores[i..], threshold);
    }

    /// <summary>The reference: the vector path must return exactly what this returns.</summary>
    internal static bool AnyAtLeastScalar(ReadOnlySpan<float> scores, float threshold)
    {
        foreach (var score in scores)
        {
            if (score >= threshold)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The first of the largest scores.</summary>
    public static int IndexOfLargest(ReadOnlySpan<float> scores)
    {
        var best = 0;

        for (var i = 1; i < scores.Length; i++)
        {
            if (scores[i] > scores[best])
            {
                best = i;
            }
        }

        return best;
    }
}
