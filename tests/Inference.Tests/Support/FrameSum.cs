using LunaVideoAgent.Inference.Media;

namespace LunaVideoAgent.Inference.Tests.Support;

/// <summary>A checksum of a frame's visible pixels (FNV-1a), 4:2:0 in two or three planes.</summary>
internal static unsafe class FrameSum
{
    public static ulong Of(Frame frame)
    {
        var planes = frame.Planes;
        var isNv12 = planes.Layout == FrameLayout.Nv12;
        var sum = 14695981039346656037UL;
        var count = isNv12 ? 2 : 3;

        for (var plane = 0; plane < count; plane++)
        {
            var width = plane == 0 || isNv12 ? frame.CodedWidth : (frame.CodedWidth + 1) / 2;
            var height = plane == 0 ? frame.CodedHeight : (frame.CodedHeight + 1) / 2;

            for (var y = 0; y < height; y++)
            {
                foreach (var sample in new ReadOnlySpan<byte>(planes.Data[plane] + ((long)y * planes.Stride[plane]), width))
                {
                    sum = (sum ^ sample) * 1099511628211UL;
                }
            }
        }

        return sum;
    }
}
