using System.Numerics;

namespace LunaVideoAgent.Inference.Faces;

/// <summary>A turn, a scale and a shift: (x, y) goes to (A x - B y + X, B x + A y + Y).</summary>
public readonly record struct Similarity(float A, float B, float X, float Y)
{
    /// <summary>Where a point goes.</summary>
    public Vector2 Apply(Vector2 point) => new(A * point.X - B * point.Y + X, B * point.X + A * point.Y + Y);

    /// <summary>
    /// The one that takes points to others with the least squared error: Umeyama, "Least-squares estimation of transformation parameters
    /// between two point patterns" (1991), in its closed form for the plane. Points that are all the same go by a shift alone.
    /// </summary>
    public static Similarity Fit(ReadOnlySpan<Vector2> from, ReadOnlySpan<Vector2> to)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(from.Length, to.Length);
        ArgumentOutOfRangeException.ThrowIfZero(from.Length);

        var (meanFrom, meanTo) = (Mean(from), Mean(to));
        var (spread, dot, cross) = (0f, 0f, 0f);

        for (var i = 0; i < from.Length; i++)
        {
            var (p, q) = (from[i] - meanFrom, to[i] - meanTo);
            spread += p.LengthSquared();
            dot += Vector2.Dot(p, q);
            cross += p.X * q.Y - p.Y * q.X;
        }

        var (a, b) = spread > 0 ? (dot / spread, cross / spread) : (1, 0);
        var moved = new Similarity(a, b, 0, 0).Apply(meanFrom);
        return new Similarity(a, b, meanTo.X - moved.X, meanTo.Y - moved.Y);
    }

    private static Vector2 Mean(ReadOnlySpan<Vector2> points)
    {
        var sum = Vector2.Zero;

        foreach (var point in points)
        {
            sum += point;
        }

        return sum / points.Length;
    }
}
