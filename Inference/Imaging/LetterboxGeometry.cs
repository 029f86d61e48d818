using LunaVideoAgent.Inference.Detection;

namespace LunaVideoAgent.Inference.Imaging;

/// <summary>Which pixels of a frame went where in a tensor; the way back for boxes.</summary>
/// <param name="Region">Pixels of the frame, after rotation.</param>
/// <param name="Content">Where they are in the tensor.</param>
public readonly record struct LetterboxGeometry(PixelRectangle Region, PixelRectangle Content)
{
    /// <summary>
    /// The largest picture of the region's aspect ratio that fits into the tensor, smaller regions enlarged; stretched, all of the tensor.
    /// </summary>
    public static LetterboxGeometry Fit(PixelRectangle region, TensorSize size, LetterboxPlacement placement)
    {
        if (placement == LetterboxPlacement.Stretch)
        {
            return new(region, new PixelRectangle(0, 0, size.Width, size.Height));
        }

        var scale = Math.Min((double)size.Width / region.Width, (double)size.Height / region.Height);
        var width = Math.Clamp((int)Math.Round(region.Width * scale), 1, size.Width);
        var height = Math.Clamp((int)Math.Round(region.Height * scale), 1, size.Height);

        return placement == LetterboxPlacement.Centre
            ? new(region, new PixelRectangle((size.Width - width) / 2, (size.Height - height) / 2, width, height))
            : new(region, new PixelRectangle(0, 0, width, height));
    }

    /// <summary>A box of the tensor in pixels of the frame, clipped to the region.</summary>
    public BoundingBox ToFrame(in BoundingBox box)
    {
        var scaleX = (float)Region.Width / Content.Width;
        var scaleY = (float)Region.Height / Content.Height;

        return new BoundingBox(
            Region.Left + Math.Clamp((box.Left - Content.Left) * scaleX, 0, Region.Width),
            Region.Top + Math.Clamp((box.Top - Content.Top) * scaleY, 0, Region.Height),
            Region.Left + Math.Clamp((box.Right - Content.Left) * scaleX, 0, Region.Width),
            Region.Top + Math.Clamp((box.Bottom - Content.Top) * scaleY, 0, Region.Height));
    }
}
