using LunaVideoAgent.Inference.Detection;

namespace LunaVideoAgent.Inference.Tracking;

/// <summary>What trackers do with boxes.</summary>
internal static class BoxGeometry
{
    /// <summary>The box moved by some pixels.</summary>
    public static BoundingBox Shifted(this in BoundingBox box, float x, float y) =>
        new(box.Left + x, box.Top + y, box.Right + x, box.Bottom + y);

    /// <summary>The box grown on every side.</summary>
    public static BoundingBox Grown(this in BoundingBox box, float x, float y) =>
        new(box.Left - x, box.Top - y, box.Right + x, box.Bottom + y);

    /// <summary>The box on the straight way to another, 0 here to 1 there.</summary>
    public static BoundingBox Toward(this in BoundingBox box, in BoundingBox other, float part) =>
        new(
            float.Lerp(box.Left, other.Left, part),
            float.Lerp(box.Top, other.Top, part),
            float.Lerp(box.Right, other.Right, part),
            float.Lerp(box.Bottom, other.Bottom, part));

    /// <summary>Area that both boxes cover.</summary>
    public static float SharedArea(this in BoundingBox box, in BoundingBox other)
    {
        var width = MathF.Min(box.Right, other.Right) - MathF.Max(box.Left, other.Left);
        var height = MathF.Min(box.Bottom, other.Bottom) - MathF.Max(box.Top, other.Top);
        return width > 0 && height > 0 ? width * height : 0;
    }

    /// <summary>From middle to middle, in pixels.</summary>
    public static float CenterDistance(this in BoundingBox box, in BoundingBox other)
    {
        var (x, y) = (box.CenterX - other.CenterX, box.CenterY - other.CenterY);
        return MathF.Sqrt((x * x) + (y * y));
    }

    /// <summary>All four edges are numbers and the box is not inside out; it may be empty.</summary>
    public static bool IsValid(this in BoundingBox box) =>
        float.IsFinite(box.Left) && float.IsFinite(box.Top) && float.IsFinite(box.Right) && float.IsFinite(box.Bottom)
        && box.Right >= box.Left && box.Bottom >= box.Top;
}
