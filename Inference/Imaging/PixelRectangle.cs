using LunaVideoAgent.Inference.Detection;

namespace LunaVideoAgent.Inference.Imaging;

/// <summary>A rectangle of whole pixels.</summary>
public readonly record struct PixelRectangle(int Left, int Top, int Width, int Height)
{
    /// <summary>It holds no pixel.</summary>
    public bool IsEmpty => Width <= 0 || Height <= 0;

    /// <summary>All pixels of the other one are in this one.</summary>
    public bool Contains(PixelRectangle other) =>
        other.Left >= Left
        && other.Top >= Top
        && other.Left + other.Width <= Left + Width
        && other.Top + other.Height <= Top + Height;

    /// <summary>The pixels that a box touches, within a picture; all of the picture where there is no box.</summary>
    public static PixelRectangle Cover(BoundingBox? box, int width, int height)
    {
        if (box is not { } some)
        {
            return new PixelRectangle(0, 0, width, height);
        }

        var left = (int)Math.Clamp(MathF.Floor(some.Left), 0, width);
        var top = (int)Math.Clamp(MathF.Floor(some.Top), 0, height);
        var right = (int)Math.Clamp(MathF.Ceiling(some.Right), 0, width);
        var bottom = (int)Math.Clamp(MathF.Ceiling(some.Bottom), 0, height);
        return new PixelRectangle(left, top, right - left, bottom - top);
    }

    /// <summary>The same pixels before a picture was turned clockwise; width and height are those before turning.</summary>
    public PixelRectangle BeforeRotation(int degrees, int codedWidth, int codedHeight) => degrees switch
    {
        90 => new PixelRectangle(Top, codedHeight - Left - Width, Height, Width),
        180 => new PixelRectangle(codedWidth - Left - Width, codedHeight - Top - Height, Width, Height),
        270 => new PixelRectangle(codedWidth - Top - Height, Left, Height, Width),
        _ => this,
    };
}
