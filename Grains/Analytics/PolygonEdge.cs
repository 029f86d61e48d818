using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;

namespace LunaVideoAgent.Grains.Analytics;

/// <summary>One edge of a ring of a polygon.</summary>
internal readonly record struct PolygonEdge(double StartX, double StartY, double EndX, double EndY)
{
    /// <summary>The edges of all rings, those of holes among them.</summary>
    public static PolygonEdge[] Of(Geometry area)
    {
        List<PolygonEdge> edges = [];

        foreach (var ring in LinearComponentExtracter.GetLines(area))
        {
            var points = ring.Coordinates;

            for (var i = 1; i < points.Length; i++)
            {
                edges.Add(new PolygonEdge(points[i - 1].X, points[i - 1].Y, points[i].X, points[i].Y));
            }
        }

        return [.. edges];
    }

    /// <summary>Pairs of edges with a point in common; counting stops at the limit.</summary>
    public static int CountTouching(ReadOnlySpan<PolygonEdge> edges, int limit)
    {
        var count = 0;

        for (var i = 0; i < edges.Length && count < limit; i++)
        {
            for (var j = i + 1; j < edges.Length && count < limit; j++)
            {
                count += edges[i].Touches(edges[j]) ? 1 : 0;
            }
        }

        return count;
    }

    /// <summary>Above zero the point is on one side of the line through the edge, below on the other, at zero on the line.</summary>
    public double Side(double x, double y) => ((EndX - StartX) * (y - StartY)) - ((EndY - StartY) * (x - StartX));

    /// <summary>Whether the point is in the edge's bounding box.</summary>
    public bool Bounds(double x, double y) =>
        x >= Math.Min(StartX, EndX) && x <= Math.Max(StartX, EndX) && y >= Math.Min(StartY, EndY) && y <= Math.Max(StartY, EndY);

    private bool Touches(in PolygonEdge other) =>
        Math.Max(StartX, EndX) >= Math.Min(other.StartX, other.EndX)
        && Math.Max(other.StartX, other.EndX) >= Math.Min(StartX, EndX)
        && Math.Max(StartY, EndY) >= Math.Min(other.StartY, other.EndY)
        && Math.Max(other.StartY, other.EndY) >= Math.Min(StartY, EndY)
        && Side(other.StartX, other.StartY) * Side(other.EndX, other.EndY) <= 0
        && other.Side(StartX, StartY) * other.Side(EndX, EndY) <= 0;
}
