using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Analytics;

namespace LunaVideoAgent.Grains.Tests.Analytics;

internal sealed class PolygonEdgeTests
{
    private static readonly PolygonEdge Edge = new(StartX: 0, StartY: 0, EndX: 10, EndY: 10);

    [TestCase(0, 10, 10, 0, true, TestName = "They cross")]
    [TestCase(10, 10, 20, 0, true, TestName = "An end on an end")]
    [TestCase(5, 5, 9, 0, true, TestName = "An end on the middle")]
    [TestCase(2, 2, 8, 8, true, TestName = "One lies on the other")]
    [TestCase(12, 12, 20, 20, false, TestName = "One lies behind the other")]
    [TestCase(1, 0, 10, 9, false, TestName = "They are parallel")]
    [TestCase(6, 5, 10, 0, false, TestName = "The second ends before the first")]
    [TestCase(0, 9, 1, 2, false, TestName = "The first would be met by the second's extension")]
    [TestCase(9, 12, 12, 9, false, TestName = "The second would be met by the first's extension")]
    [TestCase(50, 0, 60, 10, false, TestName = "They are far apart")]
    public void Two_edges_touch_if_they_have_a_point_in_common(double startX, double startY, double endX, double endY, bool expected)
    {
        PolygonEdge other = new(startX, startY, endX, endY);

        Assert.That(PolygonEdge.CountTouching([Edge, other], limit: 9), Is.EqualTo(expected ? 1 : 0));
        Assert.That(PolygonEdge.CountTouching([other, Edge], limit: 9), Is.EqualTo(expected ? 1 : 0));
    }

    [Test]
    public void Counting_stops_at_the_limit()
    {
        var same = Enumerable.Repeat(Edge, 100).ToArray();

        Assert.That(PolygonEdge.CountTouching(same, limit: 7), Is.EqualTo(7));
    }

    [Test]
    public void Edges_are_those_of_shells_and_holes()
    {
        var region = new DetectionRegion { Wkt = "POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0), (3 3, 6 3, 6 6, 3 3))" };

        Assert.That(DetectionRegionParser.TryParse(region, out var area, out _), Is.True);
        Assert.That(PolygonEdge.Of(area!), Has.Length.EqualTo(4 + 3));
    }
}
