using System.Collections.Concurrent;
using LunaVideoAgent.Inference.Media;

namespace LunaVideoAgent.Inference.Imaging;

/// <summary>Planar copies that are kept for the next frame of the same size and format; bounded.</summary>
internal static class PlanarCopyPool
{
    private const int MostIdle = 32;

    private static readonly ConcurrentQueue<PlanarCopy> Idle = new();

    public static PlanarCopy Rent(Frame frame, in FramePlanes planes)
    {
        var source = new PixelSource(frame.CodedWidth, frame.CodedHeight, planes.PixelFormat);

        for (var tries = Idle.Count; tries > 0 && Idle.TryDequeue(out var copy); tries--)
        {
            if (copy.Source == source)
            {
                return copy;
            }

            Idle.Enqueue(copy);
        }

        return new PlanarCopy(source);
    }

    public static void Return(PlanarCopy copy)
    {
        Idle.Enqueue(copy);

        // The one that has waited longest goes; streams of other sizes may be over.
        if (Idle.Count > MostIdle && Idle.TryDequeue(out var oldest))
        {
            oldest.Release();
        }
    }
}
