using System.Numerics;

namespace LunaVideoAgent.Inference.Faces;

/// <summary>
/// A face in three dimensions, in centimetres: points that expressions move little, and the chin. Widths and heights are those that the 68
/// points have in portraits that look straight ahead, with 6.1 between the middles of the eyes: the first point of the nose, for one, lies
/// between the eyes and not on the nasion above them, which would be read as a head that is bent by ten degrees. Depths follow the profiles
/// of Farkas, "Anthropometry of the Head and Face" (1994). Axes as a camera has them: right and down in the picture, and away from the
/// viewer. The head is upright, forehead above chin, so that a head that looks into the camera is not turned.
/// </summary>
internal static class HeadModel
{
    /// <summary>Which of the 68 points each is.</summary>
    public static ReadOnlySpan<int> Indices =>
        [FacePoints.NoseRoot, FacePoints.NoseTip, 31, FacePoints.NoseBase, 35, 36, 39, 42, 45, FacePoints.Chin];

    /// <summary>Where each is, from between the inner corners of the eyes.</summary>
    public static Vector3[] Points { get; } =
    [
        new(0, 0.1f, -1.35f),
        new(0, 3.65f, -3.75f),
        new(-1.2f, 4.3f, -1.7f),
        new(0, 4.65f, -2.3f),
        new(1.2f, 4.3f, -1.7f),
        new(-4.15f, -0.05f, 0.6f),
        new(-1.85f, 0, 0),
        new(1.85f, 0, 0),
        new(4.15f, -0.05f, 0.6f),
        new(0, 10.9f, -0.5f),
    ];

    /// <summary>The middle of the points.</summary>
    public static Vector3 Centre { get; } = Points.Aggregate(Vector3.Zero, (sum, point) => sum + point) / Points.Length;
}
