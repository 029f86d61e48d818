using LunaVideoAgent.Inference.Detection;

namespace LunaVideoAgent.Inference.Tracking;

/// <summary>
/// Which way an object moves lately, for observation-centric momentum (Cao et al. 2023, section 4.2).
/// </summary>
/// <param name="FromX">Where it came from, across.</param>
/// <param name="FromY">Where it came from, down.</param>
/// <param name="DirectionX">Unit vector, across.</param>
/// <param name="DirectionY">Unit vector, down.</param>
/// <param name="Weight">0 for one that stands, up to 1 for one that clearly moves.</param>
internal readonly record struct Momentum(float FromX, float FromY, float DirectionX, float DirectionY, float Weight)
{
    // In heights. Less is the jitter of detections, and its direction means nothing.
    private const float ClearMove = 0.25f;

    /// <summary>From a former place to the present one.</summary>
    public static Momentum Between(float fromX, float fromY, in BoundingBox box)
    {
        var x = box.CenterX - fromX;
        var y = box.CenterY - fromY;
        var length = MathF.Sqrt((x * x) + (y * y));

        return length <= 0
            ? new Momentum(fromX, fromY, 0, 0, 0)
            : new Momentum(fromX, fromY, x / length, y / length, MathF.Min(1, length / (ClearMove * box.Height)));
    }

    /// <summary>Cosine between the way so far and the way to a box, times the weight: -1 to 1.</summary>
    public float Agreement(in BoundingBox box)
    {
        var x = box.CenterX - FromX;
        var y = box.CenterY - FromY;
        var length = MathF.Sqrt((x * x) + (y * y));
        return length <= 0 ? 0 : Weight * ((x * DirectionX) + (y * DirectionY)) / length;
    }
}
