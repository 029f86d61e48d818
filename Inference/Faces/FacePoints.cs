using System.Numerics;

namespace LunaVideoAgent.Inference.Faces;

/// <summary>Names of groups of the 68 points of 300-W (Sagonas et al., "300 Faces in-the-Wild Challenge", 2013).</summary>
public static class FacePoints
{
    /// <summary>How many there are.</summary>
    public const int Count = 68;

    internal const int Chin = 8;
    internal const int NoseRoot = 27;
    internal const int NoseTip = 30;
    internal const int NoseBase = 33;
    internal const int LeftEye = 36;
    internal const int RightEye = 42;
    internal const int MouthLeft = 48;
    internal const int MouthRight = 54;

    private const int PointsOfEye = 6;

    /// <summary>The eye on the left of the picture, the other eye, the tip of the nose, the corners of the mouth.</summary>
    public static IReadOnlyList<Vector2> ToFive(IReadOnlyList<Vector2> points)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(points.Count, Count);

        return [Middle(points, LeftEye), Middle(points, RightEye), points[NoseTip], points[MouthLeft], points[MouthRight]];
    }

    private static Vector2 Middle(IReadOnlyList<Vector2> points, int first)
    {
        var sum = Vector2.Zero;

        for (var i = first; i < first + PointsOfEye; i++)
        {
            sum += points[i];
        }

        return sum / PointsOfEye;
    }
}
