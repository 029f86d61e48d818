using LunaVideoAgent.Inference.Detection;
using LunaVideoAgent.Inference.Imaging;
using LunaVideoAgent.Inference.Tests.Support;
using SkiaSharp;

namespace LunaVideoAgent.Inference.Tests.Imaging;

public sealed class ImageEncoderTests
{
    private static readonly ImageEncoding Png = new() { Format = EncodedImageFormat.Png };

    [TestCase(false, false)]
    [TestCase(false, true)]
    [TestCase(true, false)]
    [TestCase(true, true)]
    public void A_frame_keeps_its_colours(bool isFullRange, bool isBt709)
    {
        var (luma, u, v) = TestColours.ToYuv(red: 200, green: 100, blue: 50, isFullRange, isBt709);
        using var frame = MemoryFrame.Yuv420P(
            48,
            32,
            (plane, _, _) => plane switch { 0 => luma, 1 => u, _ => v },
            new FrameLook { IsFullRange = isFullRange, IsBt709 = isBt709 });

        using var picture = Decode(ImageEncoder.Encode(frame, Png, []));

        var pixel = picture.GetPixel(24, 16);
        Assert.That((double)pixel.Red, Is.EqualTo(200).Within(3));
        Assert.That((double)pixel.Green, Is.EqualTo(100).Within(3));
        Assert.That((double)pixel.Blue, Is.EqualTo(50).Within(3));
    }

    [TestCase(0, 0, 0)]
    [TestCase(90, 1, 0)]
    [TestCase(180, 1, 1)]
    [TestCase(270, 0, 1)]
    public void The_upper_left_corner_goes_where_the_rotation_takes_it(int degrees, int cornerX, int cornerY)
    {
        using var frame = MemoryFrame.Yuv420P(
            64,
            32,
            (plane, x, y) => plane == 0 ? (byte)(x < 16 && y < 16 ? 235 : 16) : (byte)128,
            new FrameLook { RotationDegrees = degrees });

        var image = ImageEncoder.Encode(frame, Png, []);

        using var picture = Decode(image);
        Assert.That((image.Width, image.Height), Is.EqualTo((frame.Width, frame.Height)));
        Assert.That((picture.Width, picture.Height), Is.EqualTo((frame.Width, frame.Height)));
        var bright = picture.GetPixel(cornerX == 0 ? 4 : picture.Width - 5, cornerY == 0 ? 4 : picture.Height - 5);
        var dark = picture.GetPixel(cornerX == 0 ? picture.Width - 5 : 4, cornerY == 0 ? picture.Height - 5 : 4);
        Assert.That((double)bright.Green, Is.GreaterThan(245));
        Assert.That((double)dark.Green, Is.LessThan(10));
    }

    [TestCase(1920, 1080, 640, 640, 360)]
    [TestCase(100, 400, 200, 50, 200)]
    [TestCase(320, 240, 640, 320, 240)]
    public void A_large_frame_is_scaled_to_its_longest_side(int width, int height, int maxSize, int expectedWidth, int expectedHeight)
    {
        using var frame = MemoryFrame.Yuv420P(width, height, (_, _, _) => 100);

        var image = ImageEncoder.Encode(frame, Png with { MaxSize = maxSize }, []);

        Assert.That((image.Width, image.Height), Is.EqualTo((expectedWidth, expectedHeight)));
        Assert.That(image.Scale, Is.EqualTo((double)expectedWidth / width).Within(1e-9));
    }

    [Test]
    public void Lower_quality_makes_a_smaller_jpeg()
    {
        using var frame = TestPictures.Planar("astronaut.webp");
        var jpeg = new ImageEncoding { Format = EncodedImageFormat.Jpeg };

        var good = ImageEncoder.Encode(frame, jpeg with { Quality = 0.95 }, []).Bytes;
        var poor = ImageEncoder.Encode(frame, jpeg with { Quality = 0.3 }, []).Bytes;

        Assert.That(poor.Length, Is.LessThan(good.Length / 2));
        Assert.That(good.Span[..2].ToArray(), Is.EqualTo(new byte[] { 0xFF, 0xD8 }));
    }

    [Test]
    public void A_rectangle_is_drawn_at_the_scale_of_the_picture()
    {
        using var frame = MemoryFrame.Yuv420P(640, 320, (plane, _, _) => plane == 0 ? (byte)16 : (byte)128);
        var mark = new ImageMark(new BoundingBox(200, 100, 400, 300));

        using var picture = Decode(ImageEncoder.Encode(frame, Png with { MaxSize = 320 }, [mark]));

        Assert.That((double)picture.GetPixel(100, 100).Green, Is.GreaterThan(200));
        Assert.That((double)picture.GetPixel(200, 100).Green, Is.GreaterThan(200));
        Assert.That((double)picture.GetPixel(150, 100).Green, Is.LessThan(10));
        Assert.That((double)picture.GetPixel(50, 100).Green, Is.LessThan(10));
    }

    [Test]
    public void A_label_is_readable_above_its_rectangle()
    {
        using var frame = MemoryFrame.Yuv420P(320, 160, (plane, _, _) => plane == 0 ? (byte)16 : (byte)128);
        var box = new BoundingBox(40, 60, 120, 120);

        using var plain = Decode(ImageEncoder.Encode(frame, Png, [new ImageMark(box)]));
        using var labelled = Decode(ImageEncoder.Encode(frame, Png, [new ImageMark(box, "H1")]));

        // The stem of the H is ink on the ground of the label; without a label the place is as black as the picture.
        var letters = Enumerable.Range(52, 7).Select(y => (Stem: labelled.GetPixel(41, y).Green, Ground: labelled.GetPixel(40, y).Green));
        Assert.That(letters, Is.All.EqualTo(((byte)0, (byte)230)));
        Assert.That((int)plain.GetPixel(40, 53).Green, Is.LessThan(10));
    }

    [Test]
    public void Rectangles_go_into_an_encoded_picture_too()
    {
        using var frame = MemoryFrame.Yuv420P(640, 320, (plane, _, _) => plane == 0 ? (byte)16 : (byte)128);
        var plain = ImageEncoder.Encode(frame, Png with { MaxSize = 320 }, []);
        ImageMark[] marks = [new ImageMark(new BoundingBox(200, 100, 400, 300), "person")];

        var drawn = ImageEncoder.DrawRectangles(plain.Bytes, marks, plain.Scale, Png);

        var direct = ImageEncoder.Encode(frame, Png with { MaxSize = 320 }, marks);
        using var drawnPicture = Decode(drawn);
        using var directPicture = Decode(direct);
        Assert.That(drawnPicture.Bytes, Is.EqualTo(directPicture.Bytes));
    }

    [Test]
    public void Bytes_that_are_no_picture_are_refused() =>
        Assert.That(
            () => ImageEncoder.DrawRectangles(new byte[] { 1, 2, 3 }, [], 1, Png),
            Throws.TypeOf<InvalidDataException>());

    private static SKBitmap Decode(EncodedImage image) => SKBitmap.Decode(image.Bytes.Span);
}
