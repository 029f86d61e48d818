using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Errors;
using LunaVideoAgent.Grains.Analytics;
using LunaVideoAgent.Inference.Detection;

namespace LunaVideoAgent.Grains.Tests.Analytics;

internal sealed class RegionGeometryTests
{
    [TestCase(10, 20, 30, 40, CoordinateMode.Absolute, 10, 20, 40, 60, TestName = "Pixels are taken as they are")]
    [TestCase(10, 20, 30, 40, CoordinateMode.Percent, 100, 100, 400, 300, TestName = "Percent is of the frame's width and height")]
    [TestCase(0, 0, 100, 100, CoordinateMode.Percent, 0, 0, 1000, 500, TestName = "All percent is the whole frame")]
    [TestCase(900, 400, 5000, 5000, CoordinateMode.Absolute, 900, 400, 1000, 500, TestName = "What lies outside is cut")]
    [TestCase(10.6, 20.2, 1, 1, CoordinateMode.Absolute, 10, 20, 12, 22, TestName = "Pixels that are touched are taken whole")]
    [TestCase(33.3, 0, 33.3, 100, CoordinateMode.Percent, 333, 0, 666, 500, TestName = "Rounding of doubles touches no pixel more")]
    [TestCase(0, 0, 0.01, 0.01, CoordinateMode.Percent, 0, 0, 1, 1, TestName = "Less than a pixel is one pixel")]
    [TestCase(0, 0, 65536, 65536, CoordinateMode.Percent, 0, 0, 1000, 500, TestName = "The largest numbers of the contract")]
    public void A_region_becomes_whole_pixels_of_the_frame(
        double x, double y, double width, double height, CoordinateMode mode, float left, float top, float right, float bottom)
    {
        var box = RegionGeometry.ToPixels(new RegionOfInterest(x, y, width, height, mode), frameWidth: 1000, frameHeight: 500);

        Assert.That(box, Is.EqualTo(new BoundingBox(left, top, right, bottom)));
    }

    [TestCase(1000, 0, 10, 10)]
    [TestCase(0, 500, 10, 10)]
    [TestCase(10, 10, 0, 10)]
    [TestCase(10.5, 10, 0, 10)]
    [TestCase(10, 10, 10, 0)]
    public void A_region_without_a_pixel_of_the_frame_is_an_error_that_says_so(double x, double y, double width, double height)
    {
        var region = new RegionOfInterest(x, y, width, height, CoordinateMode.Absolute);

        var error = Assert.Throws<AgentException>(() => RegionGeometry.ToPixels(region, frameWidth: 1000, frameHeight: 500));

        Assert.That(error!.Message, Does.Contain("roi").And.Contains("1000x500"));
    }
}
