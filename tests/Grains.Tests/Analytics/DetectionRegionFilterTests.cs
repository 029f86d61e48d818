using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Errors;
using LunaVideoAgent.Grains.Analytics;
using LunaVideoAgent.Grains.Tests.Analytics.Support;

namespace LunaVideoAgent.Grains.Tests.Analytics;

internal sealed class DetectionRegionFilterTests
{
    private const string Square = "POLYGON ((10 10, 50 10, 50 50, 10 50, 10 10))";
    private const string Ring = "POLYGON ((10 10, 50 10, 50 50, 10 50, 10 10), (20 20, 40 20, 40 40, 20 40, 20 20))";
    private const string Two = "MULTIPOLYGON (((10 10, 30 10, 30 50, 10 50, 10 10)), ((40 10, 60 10, 60 50, 40 50, 40 10)))";
    private const string Overlapping = "MULTIPOLYGON (((10 10, 40 10, 40 50, 10 50, 10 10)), ((30 10, 60 10, 60 50, 30 50, 30 10)))";
    private const string BowTie = "POLYGON ((10 10, 50 50, 50 10, 10 50, 10 10))";

    [TestCase(Square, 30, 30, true, TestName = "Inside")]
    [TestCase(Square, 51, 30, false, TestName = "Outside")]
    [TestCase(Square, 50, 30, true, TestName = "On an edge")]
    [TestCase(Square, 10, 10, true, TestName = "On a vertex")]
    [TestCase(Square, 0, 10, false, TestName = "Beside an edge that the ray runs along")]
    [TestCase(Ring, 15, 30, true, TestName = "Beside a hole")]
    [TestCase(Ring, 30, 30, false, TestName = "In a hole")]
    [TestCase(Two, 20, 30, true, TestName = "In the first of two")]
    [TestCase(Two, 35, 30, false, TestName = "Between two")]
    [TestCase(Two, 50, 30, true, TestName = "In the second of two")]
    [TestCase(Overlapping, 35, 30, true, TestName = "Where two overlap")]
    [TestCase(BowTie, 12, 30, true, TestName = "In the left wing of a bow tie")]
    [TestCase(BowTie, 48, 30, true, TestName = "In the right wing of a bow tie")]
    [TestCase(BowTie, 30, 15, false, TestName = "Above the knot of a bow tie")]
    public void A_point_is_in_the_region_as_one_sees_it(string area, double x, double y, bool expected) =>
        Assert.That(DetectionRegionFilter.From(new DetectionRegion { Wkt = area }).Contains(x, y), Is.EqualTo(expected));

    [Test]
    public void A_detection_is_where_the_middle_of_its_box_is()
    {
        var filter = DetectionRegionFilter.From(new DetectionRegion { Wkt = Square });

        // Most of the first box lies outside, all but its middle; most of the second lies inside, but not its middle.
        Assert.That(filter.Contains(new ImageRectangle(X: -70, Y: 0, Width: 160, Height: 100), 1000, 1000), Is.True);
        Assert.That(filter.Contains(new ImageRectangle(X: 20, Y: 20, Width: 62, Height: 20), 1000, 1000), Is.False);
    }

    [Test]
    public void Percent_is_of_the_frame_whatever_its_size()
    {
        var filter = DetectionRegionFilter.From(new DetectionRegion { Mode = CoordinateMode.Percent, Wkt = Square });

        Assert.That(filter.Contains(new ImageRectangle(490, 240, 20, 20), frameWidth: 1000, frameHeight: 500), Is.True);
        Assert.That(filter.Contains(new ImageRectangle(490, 240, 20, 20), frameWidth: 2000, frameHeight: 2600), Is.False);
        Assert.That(filter.Contains(new ImageRectangle(490, 240, 20, 20), frameWidth: 1000, frameHeight: 480), Is.False);
    }

    [Test]
    public void A_region_that_is_none_is_an_error_that_says_so()
    {
        var error = Assert.Throws<AgentException>(() => DetectionRegionFilter.From(new DetectionRegion { Wkt = "POLYGON EMPTY" }));

        Assert.That(error!.Message, Does.Contain("droi").And.Contains("no area"));
    }

    [Test]
    public void Vertices_and_well_known_text_of_the_same_polygons_let_the_same_points_through()
    {
        var cases = Gen.Zip(Polygon().NonEmptyListOf().Resize(4), Point().ListOf());

        Properties.ForAll(cases, drawn =>
        {
            var (polygons, points) = drawn;
            var vertices = new DetectionRegion { Polygons = [.. polygons] };
            var text = new DetectionRegion { Wkt = ToText(polygons) };

            var isRead = DetectionRegionFilter.TryParse(vertices, out var one, out _);

            return DetectionRegionFilter.TryParse(text, out var other, out _) == isRead
                && points.TrueForAll(point => one?.Contains(point.X, point.Y) == other?.Contains(point.X, point.Y));
        });
    }

    [Test]
    public void The_filter_says_what_the_geometry_library_says()
    {
        var cases = Gen.Zip(Polygon().NonEmptyListOf().Resize(4), Point().NonEmptyListOf());

        Properties.ForAll(cases, drawn =>
        {
            var region = new DetectionRegion { Polygons = [.. drawn.Item1] };

            if (!DetectionRegionParser.TryParse(region, out var area, out _))
            {
                return !DetectionRegionFilter.TryParse(region, out _, out _);
            }

            // Repaired crossings have vertices between the numbers; a point that close to an edge may be on either side of it.
            var filter = DetectionRegionFilter.From(region);
            return drawn.Item2.TrueForAll(point =>
            {
                var location = new NetTopologySuite.Geometries.Point(point.X, point.Y);
                return filter.Contains(point.X, point.Y) == area.Covers(location) || area.Boundary.Distance(location) < 1e-9;
            });
        });
    }

    // Half pixels, as middles of boxes are; a small field, so that edges and vertices are hit often.
    private static Gen<ImagePoint> Point() =>
        Gen.Choose(0, 40).Two().Select(pair => new ImagePoint(pair.Item1 / 2.0, pair.Item2 / 2.0));

    private static Gen<IReadOnlyList<ImagePoint>> Polygon() =>
        Gen.Choose(3, 7).SelectMany(count => Point().ListOf(count)).Select(points => (IReadOnlyList<ImagePoint>)points);

    private static string ToText(IEnumerable<IReadOnlyList<ImagePoint>> polygons) =>
        "MULTIPOLYGON (" + string.Join(", ", polygons.Select(Ringed)) + ")";

    private static string Ringed(IReadOnlyList<ImagePoint> points) => "((" + string.Join(", ", points.Append(points[0]).Select(
        point => string.Create(CultureInfo.InvariantCulture, $"{point.X} {point.Y}"))) + "))";
}
