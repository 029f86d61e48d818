using FsCheck.Fluent;
using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Analytics;
using LunaVideoAgent.Grains.Tests.Analytics.Support;

namespace LunaVideoAgent.Grains.Tests.Analytics;

internal sealed class DetectionRegionParserTests
{
    [TestCase("POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0))", 100)]
    [TestCase("  polygon((0 0,10 0,10 10,0 10,0 0))  ", 100, TestName = "Spaces and case do not matter")]
    [TestCase("POLYGON ((0 0, 10 0, 10 10, 0 10))", 100, TestName = "A ring that is not closed is closed")]
    [TestCase("POLYGON ((0 10, 10 10, 10 0, 0 0, 0 10))", 100, TestName = "The turn of a ring does not matter")]
    [TestCase("POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0), (1 1, 2 1, 2 2, 1 2, 1 1))", 99, TestName = "A hole is cut out")]
    [TestCase("POLYGON Z ((0 0 7, 10 0 7, 10 10 7, 0 10 7, 0 0 7))", 100, TestName = "A height is ignored")]
    [TestCase("MULTIPOLYGON (((0 0, 0 100, 100 100, 0 0)))", 5000, TestName = "The example of the contract")]
    [TestCase("MULTIPOLYGON (((0 0, 2 0, 2 2, 0 2, 0 0)), ((1 0, 3 0, 3 2, 1 2, 1 0)))", 6, TestName = "An overlap counts once")]
    [TestCase("MULTIPOLYGON (((0 0, 2 0, 2 2, 0 2, 0 0)), ((5 5, 9 9, 5 5)))", 4, TestName = "What has no area is left out")]
    public void Well_known_text_is_read(string text, double area)
    {
        var isRead = DetectionRegionParser.TryParse(new DetectionRegion { Wkt = text }, out var geometry, out var fault);

        Assert.That((isRead, fault), Is.EqualTo((true, (string?)null)));
        Assert.That(geometry!.Area, Is.EqualTo(area).Within(1e-9));
    }

    [TestCase("", "POLYGON or a MULTIPOLYGON")]
    [TestCase("POINT (1 1)", "POLYGON or a MULTIPOLYGON")]
    [TestCase("LINESTRING (0 0, 9 9, 9 0)", "POLYGON or a MULTIPOLYGON")]
    [TestCase("GEOMETRYCOLLECTION (POLYGON ((0 0, 1 0, 1 1, 0 0)))", "POLYGON or a MULTIPOLYGON")]
    [TestCase("POLYGON", "cannot be read")]
    [TestCase("POLYGON ((", "cannot be read")]
    [TestCase("POLYGON ((0 0, 1 0, one 1, 0 0))", "cannot be read")]
    [TestCase("POLYGON ((0 0, 1 0, 1 1, 0 0)) and more", "goes on")]
    [TestCase("POLYGON ((0 0, 1 0, 1 1, 0 0)), POLYGON ((5 5, 6 5, 6 6, 5 5))", "MULTIPOLYGON")]
    [TestCase("POLYGON EMPTY", "no area")]
    [TestCase("MULTIPOLYGON EMPTY", "no area")]
    [TestCase("POLYGON ((0 0, 5 5, 9 9, 0 0))", "no area")]
    [TestCase("POLYGON ((0 0, 1e300 0, 1e300 1e300, 0 0))", "coordinates")]
    [TestCase("POLYGON ((0 0, NaN 0, 1 1, 0 0))", "coordinates")]
    public void Text_without_an_area_is_refused_with_a_reason(string text, string reason)
    {
        var isRead = DetectionRegionParser.TryParse(new DetectionRegion { Wkt = text }, out var geometry, out var fault);

        Assert.That((isRead, geometry), Is.EqualTo((false, (object?)null)));
        Assert.That(fault, Does.Contain(reason));
    }

    [Test]
    public void Collections_nested_deeply_do_not_take_the_stack()
    {
        var text = string.Concat(Enumerable.Repeat("GEOMETRYCOLLECTION (", 1_000_000));

        Assert.That(DetectionRegionParser.TryParse(new DetectionRegion { Wkt = text }, out _, out var fault), Is.False);
        Assert.That(fault, Does.Contain("POLYGON"));
    }

    [Test]
    public void Vertices_are_counted_over_all_polygons()
    {
        var enough = new DetectionRegion { Polygons = [Circle(500, 10), Circle(500, 50)] };
        var tooMany = new DetectionRegion { Polygons = [Circle(500, 10), Circle(501, 50)] };

        Assert.That(DetectionRegionParser.TryParse(enough, out _, out _), Is.True);
        Assert.That(DetectionRegionParser.TryParse(tooMany, out _, out var fault), Is.False);
        Assert.That(fault, Does.Contain("1001 vertices"));
    }

    [Test]
    public void Text_of_too_many_vertices_is_refused()
    {
        var ring = string.Join(", ", Circle(2000, 50).Select(point => FormattableString.Invariant($"{point.X:F1} {point.Y:F1}")));
        var padded = "POLYGON ((0 0, 1 0, 1 1, 0 0))" + new string(' ', DetectionRegionParser.MaxTextLength);

        Assert.That(DetectionRegionParser.TryParse(new DetectionRegion { Wkt = $"POLYGON (({ring}))" }, out _, out var many), Is.False);
        Assert.That(DetectionRegionParser.TryParse(new DetectionRegion { Wkt = padded }, out _, out var tooLong), Is.False);
        Assert.That(many, Does.Contain("vertices"));
        Assert.That(tooLong, Does.Contain("characters"));
    }

    [Test]
    public void A_scribble_is_repaired_but_not_one_whose_edges_all_cross()
    {
        // Stars: each edge of the first crosses 2 others; each of the second crosses nearly all of them.
        var scribble = new DetectionRegion { Polygons = [Star(vertices: 999, step: 2)] };
        var tangle = new DetectionRegion { Polygons = [Star(vertices: 999, step: 499)] };

        Assert.That(DetectionRegionParser.TryParse(scribble, out var area, out _), Is.True);
        Assert.That(area!.Area, Is.EqualTo(Math.PI * 100 * 100).Within(1).Percent);
        Assert.That(DetectionRegionParser.TryParse(tangle, out _, out var fault), Is.False);
        Assert.That(fault, Does.Contain("cross too often"));
    }

    [Test]
    public void No_polygon_and_polygons_of_too_few_vertices_are_refused()
    {
        var line = new DetectionRegion { Polygons = [Circle(4, 1), Circle(2, 1)] };

        Assert.That(DetectionRegionParser.TryParse(new DetectionRegion(), out _, out var none), Is.False);
        Assert.That(DetectionRegionParser.TryParse(line, out _, out var few), Is.False);
        Assert.That(none, Does.Contain("no area"));
        Assert.That(few, Does.Contain("polygon 1 has 2 vertices"));
    }

    [Test]
    public void Whatever_the_text_it_is_read_or_refused_and_never_throws()
    {
        string[] words = ["POLYGON", "MULTIPOLYGON", "EMPTY", "Z", "M", "e", "'", " ", "(", "((", ")", "))", ",", ", "];
        string[] numbers = ["0 0", "9 0", "9 9", "0 9", "4", "-1e9", "1e400"];
        var texts = Gen.Elements<string>([.. words, .. numbers]).ListOf().Select(rest => string.Concat(rest.Prepend("POLYGON")));

        Properties.ForAll(texts, text =>
        {
            var isRead = DetectionRegionParser.TryParse(new DetectionRegion { Wkt = text }, out var area, out var fault);
            return isRead == (area is not null) && isRead == (fault is null);
        });
    }

    private static ImagePoint[] Star(int vertices, int step)
    {
        var circle = Circle(vertices, radius: 100);
        return [.. Enumerable.Range(0, vertices).Select(i => circle[i * step % vertices])];
    }

    private static ImagePoint[] Circle(int vertices, double radius) =>
    [
        .. Enumerable.Range(0, vertices)
            .Select(i => 2 * Math.PI * i / vertices)
            .Select(angle => new ImagePoint(radius + (radius * Math.Cos(angle)), radius + (radius * Math.Sin(angle)))),
    ];
}
