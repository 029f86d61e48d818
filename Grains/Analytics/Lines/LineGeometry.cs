using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Grains.Analytics.Lines;

/// <summary>A line in the pixels of a frame. Its right side is positive: for a line drawn to the right that is below.</summary>
internal readonly record struct LineGeometry(double FromX, double FromY, double ToX, double ToY)
{
    /// <summary>That of a line, for a frame of this size.</summary>
    public static LineGeometry Of(CountingLine line, int frameWidth, int frameHeight)
    {
        var isPercent = line.Mode is CoordinateMode.Percent;
        var (scaleX, scaleY) = isPercent ? (frameWidth / 100.0, frameHeight / 100.0) : (1, 1);
        return new LineGeometry(line.From.X * scaleX, line.From.Y * scaleY, line.To.X * scaleX, line.To.Y * scaleY);
    }

    /// <summary>How far a point is from the line and its extensions, in pixels; above zero on the right side.</summary>
    public double Distance(in ImagePoint point) => Cross(point) / double.Hypot(ToX - FromX, ToY - FromY);

    /// <summary>
    /// Where a step crosses the line: its share of the step, 0 to 1; null if it does not, or passes an end. A point on the line belongs to
    /// the right side, so that two steps that meet there cross once.
    /// </summary>
    public double? Crossing(in ImagePoint start, in ImagePoint end)
    {
        var (before, after) = (Cross(start), Cross(end));

        if (before < 0 == after < 0)
        {
            return null;
        }

        var share = before / (before - after);
        var (x, y) = (start.X + (share * (end.X - start.X)), start.Y + (share * (end.Y - start.Y)));
        var (alongX, alongY) = (ToX - FromX, ToY - FromY);
        var along = (((x - FromX) * alongX) + ((y - FromY) * alongY)) / ((alongX * alongX) + (alongY * alongY));
        return along is >= 0 and <= 1 ? share : null;
    }

    private double Cross(in ImagePoint point) => ((ToX - FromX) * (point.Y - FromY)) - ((ToY - FromY) * (point.X - FromX));
}
