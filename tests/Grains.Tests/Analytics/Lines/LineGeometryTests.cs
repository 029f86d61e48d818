using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Analytics.Lines;

namespace LunaVideoAgent.Grains.Tests.Analytics.Lines;

internal sealed class LineGeometryTests
{
    private static readonly LineGeometry ToTheRight = new(100, 200, 300, 200);

    [TestCase(150, 190, -10)]
    [TestCase(150, 230, 30)]
    [TestCase(900, 230, 30)]
    [TestCase(150, 200, 0)]
    public void What_is_below_a_line_to_the_right_is_on_its_right_side(double x, double y, double expected)
    {
        var distance = ToTheRight.Distance(new ImagePoint(x, y));

        Assert.That(distance, Is.EqualTo(expected).Within(1e-9));
    }

    [TestCase(150, 180, 150, 220, 0.5)]
    [TestCase(150, 220, 150, 180, 0.5)]
    [TestCase(150, 190, 150, 230, 0.25)]
    [TestCase(80, 180, 120, 220, 0.5, Description = "through the first end")]
    [TestCase(60, 180, 100, 220, null, Description = "past the first end")]
    [TestCase(310, 180, 310, 220, null, Description = "past the second end")]
    [TestCase(150, 180, 150, 190, null, Description = "stays above")]
    [TestCase(150, 180, 150, 200, 1.0, Description = "to the line")]
    [TestCase(150, 200, 150, 220, null, Description = "from the line: the step before has crossed")]
    [TestCase(120, 200, 180, 200, null, Description = "along the line")]
    public void A_step_crosses_between_the_ends(double startX, double startY, double endX, double endY, double? expected)
    {
        var share = ToTheRight.Crossing(new ImagePoint(startX, startY), new ImagePoint(endX, endY));

        Assert.That(share, Is.EqualTo(expected));
    }

    [Test]
    public void Percent_are_of_the_frame()
    {
        var line = new CountingLine("door", new ImagePoint(0, 50), new ImagePoint(100, 25), CoordinateMode.Percent, LineDirection.Both);

        Assert.That(LineGeometry.Of(line, frameWidth: 640, frameHeight: 480), Is.EqualTo(new LineGeometry(0, 240, 640, 120)));
        Assert.That(
            LineGeometry.Of(line with { Mode = CoordinateMode.Absolute }, frameWidth: 640, frameHeight: 480),
            Is.EqualTo(new LineGeometry(0, 50, 100, 25)));
    }
}
