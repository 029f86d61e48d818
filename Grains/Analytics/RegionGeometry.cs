using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Errors;
using LunaVideoAgent.Inference.Detection;

namespace LunaVideoAgent.Grains.Analytics;

/// <summary>A region of interest in the pixels of a frame.</summary>
internal static class RegionGeometry
{
    /// <summary>The whole pixels that a region touches, cut at the edges of a frame of this size; the shape a detector wants.</summary>
    /// <exception cref="AgentException">Nothing of it lies in the frame.</exception>
    public static BoundingBox ToPixels(RegionOfInterest region, int frameWidth, int frameHeight)
    {
        var isPercent = region.Mode is CoordinateMode.Percent;
        var (left, right) = Cut(region.X, region.Width, isPercent ? frameWidth / 100.0 : 1, frameWidth);
        var (top, bottom) = Cut(region.Y, region.Height, isPercent ? frameHeight / 100.0 : 1, frameHeight);

        if (left >= right || top >= bottom)
        {
            throw AgentErrors.AnalyticFailed(
                FormattableString.Invariant($"roi: {region.Width}x{region.Height} at {region.X},{region.Y} ({region.Mode}) ")
                + $"has nothing of a frame of {frameWidth}x{frameHeight} pixels");
        }

        return new BoundingBox(left, top, right, bottom);
    }

    private static (int From, int To) Cut(double start, double length, double scale, int size)
    {
        // 33.3 % of 1000 pixels is 333.00000000000006 in doubles: that touches no 334th pixel.
        const double Slack = 1e-6;

        var from = Math.Floor((start * scale) + Slack);
        var to = length > 0 ? Math.Ceiling(((start + length) * scale) - Slack) : from;
        return ((int)Math.Clamp(from, 0, size), (int)Math.Clamp(to, 0, size));
    }
}
