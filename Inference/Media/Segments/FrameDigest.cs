using System.Numerics;
using System.Runtime.InteropServices;

namespace LunaVideoAgent.Inference.Media.Segments;

/// <summary>A checksum of the visible pixels of a frame in 8 bit 4:2:0; nobody's secret depends on it.</summary>
internal static unsafe class FrameDigest
{
    private const ulong Prime = 0x9E3779B97F4A7C15;

    /// <summary>The checksum; 0 for a frame of any other layout.</summary>
    public static ulong Of(Frame frame)
    {
        var planes = frame.Planes;

        if (planes.Layout is FrameLayout.Other)
        {
            return 0;
        }

        var isNv12 = planes.Layout is FrameLayout.Nv12;
        var sum = Prime;

        for (var plane = 0; plane < (isNv12 ? 2 : 3); plane++)
        {
            var width = plane == 0 ? frame.CodedWidth : (frame.CodedWidth + 1) / 2 * (isNv12 ? 2 : 1);
            var height = plane == 0 ? frame.CodedHeight : (frame.CodedHeight + 1) / 2;

            for (var y = 0; y < height; y++)
            {
                sum = AddRow(sum, new ReadOnlySpan<byte>(planes.Data[plane] + ((long)y * planes.Stride[plane]), width));
            }
        }

        return sum == 0 ? 1 : sum;
    }

    private static ulong AddRow(ulong sum, ReadOnlySpan<byte> row)
    {
        foreach (var word in MemoryMarshal.Cast<byte, ulong>(row))
        {
            sum = BitOperations.RotateLeft((sum ^ word) * Prime, 29);
        }

        foreach (var sample in row[(row.Length / sizeof(ulong) * sizeof(ulong))..])
        {
            sum = BitOperations.RotateLeft((sum ^ sample) * Prime, 29);
        }

        return sum;
    }
}
