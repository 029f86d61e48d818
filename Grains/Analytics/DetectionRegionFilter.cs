using System.Diagnostics.CodeAnalysis;
using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Errors;
using NetTopologySuite.Geometries;

namespace LunaVideoAgent.Grains.Analytics;

/// <summary>
/// Which detections a DROI lets through: those whose box has its middle in one of the polygons, edges included, holes excluded. The
/// polygons stay in their own unit; with percent the point is converted, so nothing depends on the size of the frame.
/// </summary>
internal sealed class DetectionRegionFilter
{
    private readonly CoordinateMode _mode;
    private readonly PolygonEdge[] _edges;

    private DetectionRegionFilter(CoordinateMode mode, Geometry area)
    {
        _mode = mode;
        _edges = PolygonEdge.Of(area);
    }

    /// <summary>Reads a region; without one it says why, for the user who drew it.</summary>
    public static bool TryParse(
        DetectionRegion region,
        [NotNullWhen(true)] out DetectionRegionFilter? filter,
        [NotNullWhen(false)] out string? fault)
    {
        var isRead = DetectionRegionParser.TryParse(region, out var area, out fault);
        filter = isRead ? new DetectionRegionFilter(region.Mode, area!) : null;
        return isRead;
    }

    /// <summary>Reads a region.</summary>
    /// <exception cref="AgentException">It is no area; the reason is in it.</exception>
    public static DetectionRegionFilter From(DetectionRegion region) =>
        TryParse(region, out var filter, out var fault) ? filter : throw AgentErrors.AnalyticFailed($"droi: {fault}");

    /// <summary>Whether the middle of a box lies in the region, for a frame of this size in pixels.</summary>
    public bool Contains(in ImageRectangle box, int frameWidth, int frameHeight) =>
        Contains(PeopleCoordinates.Middle(box), frameWidth, frameHeight);

    /// <summary>Whether a point in pixels lies in the region, for a frame of this size.</summary>
    public bool Contains(in ImagePoint point, int frameWidth, int frameHeight) => _mode is CoordinateMode.Percent
        ? Contains(point.X * 100 / frameWidth, point.Y * 100 / frameHeight)
        : Contains(point.X, point.Y);

    /// <summary>Whether a point in the region's own unit lies in it: ray crossing, even-odd (Shimrat 1962), over all edges.</summary>
    internal bool Contains(double x, double y)
    {
        // Even-odd over all rings is right because the parser repaired the area: rings do not cross, holes lie in their shells.
        var isInside = false;

        foreach (ref readonly var edge in _edges.AsSpan())
        {
            var side = edge.Side(x, y);

            if (side == 0 && edge.Bounds(x, y))
            {
                return true;
            }

            // The ray runs to the right. Half-open in y: a vertex belongs to one of its two edges.
            var isCrossed = (edge.StartY > y) != (edge.EndY > y) && (side > 0) == (edge.EndY > edge.StartY);
            isInside ^= isCrossed;
        }

        return isInside;
    }
}
