using System.Text;
using System.Diagnostics.CodeAnalysis;
using LunaVideoAgent.Grains.Abstractions.Analytics;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.IO;

namespace LunaVideoAgent.Grains.Analytics;

/// <summary>
/// Reads the polygons of a DROI, as vertices or well-known text (OGC 06-103r4). Rings are closed, crossings repaired, overlaps merged: what
/// people draw by hand is taken as they see it. What encloses nothing is refused.
/// </summary>
internal static class DetectionRegionParser
{
    /// <summary>Vertices that a region may have; a hand-drawn one has dozens.</summary>
    public const int MaxVertices = 1000;

    /// <summary>Pairs of edges that may touch: neighbours do, and what crosses. Their repair takes time.</summary>
    public const int MaxTouchingEdges = 3 * MaxVertices;

    /// <summary>Characters of well-known text: enough for that many vertices.</summary>
    public const int MaxTextLength = 64 * MaxVertices;

    /// <summary>Coordinates beyond this are no pixels and no percent; below it products of coordinates stay exact enough.</summary>
    public const double MaxCoordinate = 1e6;

    /// <summary>Reads a region; without an area it says why, for the user who drew it.</summary>
    public static bool TryParse(DetectionRegion region, [NotNullWhen(true)] out Geometry? area, [NotNullWhen(false)] out string? fault)
    {
        area = null;
        fault = null;

        try
        {
            var drawn = region.Wkt is { } text ? FromText(text) : FromVertices(region.Polygons ?? []);
            area = Repair(drawn);
            return true;
        }
        catch (RegionFault refused)
        {
            fault = refused.Message;
            return false;
        }
    }

    private static Geometry FromText(string text)
    {
        // Before the reader sees it: nested collections would take its stack, and no other type encloses an area.
        var start = text.AsSpan().TrimStart();

        if (!start.StartsWith("POLYGON", StringComparison.OrdinalIgnoreCase)
            && !start.StartsWith("MULTIPOLYGON", StringComparison.OrdinalIgnoreCase))
        {
            throw new RegionFault("well-known text must be a POLYGON or a MULTIPOLYGON");
        }

        if (text.Length > MaxTextLength)
        {
            throw new RegionFault($"well-known text has {text.Length} characters, more than {MaxTextLength}");
        }

        // The reader's table of characters ends with ASCII.
        if (!Ascii.IsValid(text))
        {
            throw new RegionFault("well-known text has characters beyond ASCII");
        }

        if (!EndsOnce(text))
        {
            throw new RegionFault("well-known text goes on after its end; several polygons are a MULTIPOLYGON");
        }

        try
        {
            return new WKTReader { FixStructure = true }.Read(text);
        }
        catch (Exception exception) when (exception is ParseException or ArgumentException)
        {
            throw new RegionFault($"well-known text cannot be read: {exception.Message}");
        }
    }

    // The reader stops at the end of the first geometry and says nothing of the rest.
    private static bool EndsOnce(string text)
    {
        var depth = 0;

        for (var i = 0; i < text.Length; i++)
        {
            depth += text[i] switch { '(' => 1, ')' => -1, _ => 0 };

            if (depth == 0 && text[i] == ')')
            {
                return text.AsSpan(i + 1).IsWhiteSpace();
            }
        }

        return true;
    }

    private static MultiPolygon FromVertices(IReadOnlyList<IReadOnlyList<ImagePoint>> polygons)
    {
        var count = polygons.Sum(vertices => (long)vertices.Count);

        if (count > MaxVertices)
        {
            throw TooManyVertices(count);
        }

        return GeometryFactory.Default.CreateMultiPolygon([.. polygons.Select(ToPolygon)]);
    }

    private static Polygon ToPolygon(IReadOnlyList<ImagePoint> vertices, int index)
    {
        if (vertices.Count < 3)
        {
            throw new RegionFault($"polygon {index} has {vertices.Count} vertices, at least 3 are needed");
        }

        var ring = vertices.Append(vertices[0]).Select(vertex => new Coordinate(vertex.X, vertex.Y));
        return GeometryFactory.Default.CreatePolygon([.. ring]);
    }

    private static Geometry Repair(Geometry drawn)
    {
        if (drawn.NumPoints > MaxVertices + drawn.NumGeometries)
        {
            throw TooManyVertices(drawn.NumPoints);
        }

        if (!drawn.Coordinates.All(point => Math.Abs(point.X) <= MaxCoordinate && Math.Abs(point.Y) <= MaxCoordinate))
        {
            throw new RegionFault($"coordinates must be numbers from {-MaxCoordinate} to {MaxCoordinate}");
        }

        if (PolygonEdge.CountTouching(PolygonEdge.Of(drawn), MaxTouchingEdges + 1) > MaxTouchingEdges)
        {
            throw new RegionFault("the edges of the polygons cross too often");
        }

        var area = GeometryFixer.Fix(drawn);
        return area.Area > 0 ? area : throw new RegionFault("the polygons enclose no area");
    }

    private static RegionFault TooManyVertices(long count) =>
        new($"the polygons have {count} vertices, more than {MaxVertices}");

    /// <summary>Ends the reading; it never leaves this file.</summary>
    private sealed class RegionFault(string message) : Exception(message);
}
