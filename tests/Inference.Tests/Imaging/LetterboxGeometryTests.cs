using LunaVideoAgent.Inference.Detection;
using LunaVideoAgent.Inference.Imaging;

namespace LunaVideoAgent.Inference.Tests.Imaging;

public sealed class LetterboxGeometryTests
{
    [TestCase(1920, 1080, 416, 256, 416, 234)]
    [TestCase(768, 576, 416, 320, 416, 312)]
    [TestCase(100, 1000, 320, 320, 32, 320)]
    [TestCase(1, 5000, 64, 64, 1, 64)]
    public void The_aspect_ratio_is_kept(int width, int height, int tensorWidth, int tensorHeight, int contentWidth, int contentHeight)
    {
        var geometry = LetterboxGeometry.Fit(
            new PixelRectangle(0, 0, width, height), new TensorSize(tensorWidth, tensorHeight), LetterboxPlacement.UpperLeft);

        Assert.That(geometry.Content, Is.EqualTo(new PixelRectangle(0, 0, contentWidth, contentHeight)));
    }

    [Test]
    public void Stretched_it_is_lost_and_comes_back()
    {
        var geometry = LetterboxGeometry.Fit(new PixelRectangle(0, 0, 200, 50), new TensorSize(100, 100), LetterboxPlacement.Stretch);

        Assert.That(geometry.Content, Is.EqualTo(new PixelRectangle(0, 0, 100, 100)));
        Assert.That(geometry.ToFrame(new BoundingBox(10, 20, 30, 60)), Is.EqualTo(new BoundingBox(20, 10, 60, 30)));
    }

    [Test]
    public void A_box_comes_back_to_the_pixels_of_the_frame()
    {
        var geometry = new LetterboxGeometry(new PixelRectangle(100, 50, 400, 200), new PixelRectangle(0, 20, 200, 100));

        var box = geometry.ToFrame(new BoundingBox(10, 30, 50, 70));

        Assert.That(box, Is.EqualTo(new BoundingBox(120, 70, 200, 150)));
    }

    [Test]
    public void A_box_that_hangs_over_is_clipped_to_the_region()
    {
        var geometry = new LetterboxGeometry(new PixelRectangle(100, 50, 400, 200), new PixelRectangle(0, 0, 200, 100));

        var box = geometry.ToFrame(new BoundingBox(-10, -10, 250, 150));

        Assert.That(box, Is.EqualTo(new BoundingBox(100, 50, 500, 250)));
    }

    [TestCase(0, 10, 20, 30, 40)]
    [TestCase(90, 20, 60, 40, 30)]
    [TestCase(180, 120, 40, 30, 40)]
    [TestCase(270, 100, 10, 40, 30)]
    public void A_rectangle_is_found_before_rotation(int degrees, int left, int top, int width, int height)
    {
        // The coded picture has 160 x 100 pixels; the rectangle is 30 x 40 at (10, 20) of what is shown.
        var before = new PixelRectangle(10, 20, 30, 40).BeforeRotation(degrees, 160, 100);

        Assert.That(before, Is.EqualTo(new PixelRectangle(left, top, width, height)));
    }

    [TestCase(-5.5f, 2.2f, 10.1f, 300f, 0, 2, 11, 98)]
    [TestCase(200f, 0f, 300f, 10f, 160, 0, 0, 10)]
    public void A_box_covers_the_pixels_that_it_touches(
        float boxLeft, float boxTop, float boxRight, float boxBottom, int left, int top, int width, int height)
    {
        var covered = PixelRectangle.Cover(new BoundingBox(boxLeft, boxTop, boxRight, boxBottom), 160, 100);

        Assert.That(covered, Is.EqualTo(new PixelRectangle(left, top, width, height)));
    }
}
