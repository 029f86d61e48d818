using System.Numerics;

namespace LunaVideoAgent.Inference.Faces;

/// <summary>
/// Where an aligned chip lies in a frame: the corners of the eyes and the base of the nose go to the places that dlib's face chips have
/// them (King, <c>get_face_chip_details</c>, with a padding of 0.25).
/// </summary>
public static class ChipAlignment
{
    private const float Padding = 0.25f;
    private const float Length = 1 + 2 * Padding;

    private static readonly int[] Indices = [36, 39, 42, 45, FacePoints.NoseBase];

    private static readonly Vector2[] Places =
        [new(0.1206f, 0.2137f), new(0.3341f, 0.2291f), new(0.6461f, 0.2290f), new(0.8596f, 0.2135f), new(0.4901f, 0.6278f)];

    /// <summary>From pixels of a chip of this side to pixels of the frame.</summary>
    public static Similarity ToFrame(IReadOnlyList<Vector2> points, int side)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(points.Count, FacePoints.Count);

        Span<Vector2> chip = stackalloc Vector2[Indices.Length];
        Span<Vector2> frame = stackalloc Vector2[Indices.Length];

        for (var i = 0; i < Indices.Length; i++)
        {
            chip[i] = (Places[i] + new Vector2(Padding)) / Length * side;
            frame[i] = points[Indices[i]];
        }

        return Similarity.Fit(chip, frame);
    }
}
