using LunaVideoAgent.Inference.Imaging;

namespace LunaVideoAgent.Inference.Tests.Support;

/// <summary>
/// Plain bilinear scaling and colour conversion in double precision, pixel by pixel and straight from the definition: what the
/// letterbox approximates. It knows nothing of rows, tables or vectors.
/// </summary>
internal sealed class LetterboxReference(MemoryFrame frame, PlaneFill fill, FrameLook look)
{
    /// <summary>Red, green and blue, 0 to 255, of one pixel of the content; all coordinates after rotation.</summary>
    public (double Red, double Green, double Blue) At(PixelRectangle region, PixelRectangle content, int x, int y)
    {
        var shownX = region.Left + (x + 0.5) * region.Width / content.Width - 0.5;
        var shownY = region.Top + (y + 0.5) * region.Height / content.Height - 0.5;
        var (codedX, codedY) = Coded(shownX, shownY);
        var source = region.BeforeRotation(look.RotationDegrees, frame.CodedWidth, frame.CodedHeight);
        var (right, bottom) = (source.Left + source.Width - 1, source.Top + source.Height - 1);

        var luma = Sample(0, codedX, codedY, (source.Left, source.Top, right, bottom));
        var half = (source.Left / 2, source.Top / 2, right / 2, bottom / 2);
        var u = Sample(1, codedX / 2, codedY / 2 - 0.25, half);
        var v = Sample(2, codedX / 2, codedY / 2 - 0.25, half);
        return TestColours.ToRgb(luma, u, v, look.IsFullRange, look.IsBt709);
    }

    private (double X, double Y) Coded(double x, double y) => look.RotationDegrees switch
    {
        90 => (y, frame.CodedHeight - 1 - x),
        180 => (frame.CodedWidth - 1 - x, frame.CodedHeight - 1 - y),
        270 => (frame.CodedWidth - 1 - y, x),
        _ => (x, y),
    };

    private double Sample(int plane, double x, double y, (int Left, int Top, int Right, int Bottom) limits)
    {
        x = Math.Clamp(x, limits.Left, limits.Right);
        y = Math.Clamp(y, limits.Top, limits.Bottom);
        var (x0, y0) = ((int)x, (int)y);
        var (x1, y1) = (Math.Min(x0 + 1, limits.Right), Math.Min(y0 + 1, limits.Bottom));
        var upper = fill(plane, x0, y0) + (fill(plane, x1, y0) - fill(plane, x0, y0)) * (x - x0);
        var lower = fill(plane, x0, y1) + (fill(plane, x1, y1) - fill(plane, x0, y1)) * (x - x0);
        return upper + (lower - upper) * (y - y0);
    }
}
