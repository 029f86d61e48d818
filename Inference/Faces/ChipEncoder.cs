using System.Buffers;
using System.Numerics;
using LunaVideoAgent.Inference.Detection;
using LunaVideoAgent.Inference.Imaging;
using LunaVideoAgent.Inference.Media;

namespace LunaVideoAgent.Inference.Faces;

/// <summary>Faces to JPEG and PNG, aligned: a square in which eyes and nose have their places, black outside of the frame.</summary>
public static class ChipEncoder
{
    /// <summary>Makes a picture of a face, whose 68 points are in pixels of the frame.</summary>
    public static EncodedImage Encode(
        Frame frame, in BoundingBox face, IReadOnlyList<Vector2> points, int side, ImageEncoding encoding)
    {
        ArgumentNullException.ThrowIfNull(frame);
        ArgumentNullException.ThrowIfNull(encoding);

        var size = new TensorSize(side, side);
        var samples = ArrayPool<float>.Shared.Rent(size.Length);
        samples.AsSpan(0, size.Length).Clear();
        using var patch = FacePatch.Read(frame, face);
        patch?.Sample(ChipAlignment.ToFrame(points, side), side, samples);
        var encoded = RegionEncoder.Encode(samples.AsSpan(0, size.Length), size, encoding, scale: 1);
        ArrayPool<float>.Shared.Return(samples);
        return encoded;
    }
}
