namespace LunaVideoAgent.Inference.Detection;

/// <summary>An axis-aligned box in pixels of the frame, after rotation; right and bottom are excluded.</summary>
public readonly record struct BoundingBox(float Left, float Top, float Right, float Bottom)
{
    /// <summary>A box by its middle.</summary>
    internal static BoundingBox Around(float x, float y, float width, float height) =>
        new(x - width / 2, y - height / 2, x + width / 2, y + height / 2);

    /// <summary>Width in pixels.</summary>
    public float Width => Right - Left;

    /// <summary>Height in pixels.</summary>
    public float Height => Bottom - Top;

    /// <summary>Area in square pixels.</summary>
    public float Area => Math.Max(0, Width) * Math.Max(0, Height);

    /// <summary>The middle, across.</summary>
    public float CenterX => (Left + Right) / 2;

    /// <summary>The middle, down.</summary>
    public float CenterY => (Top + Bottom) / 2;

    /// <summary>Intersection over union with another box, 0 to 1.</summary>
    public float IntersectionOverUnion(in BoundingBox other)
    {
        var width = Math.Min(Right, other.Right) - Math.Max(Left, other.Left);
        var height = Math.Min(Bottom, other.Bottom) - Math.Max(Top, other.Top);

        if (width <= 0 || height <= 0)
        {
            return 0;
        }

        var intersection = width * height;
        return intersection / (Area + other.Area - intersection);
    }
}
