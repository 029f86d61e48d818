using LunaVideoAgent.Inference.Media;
using LunaVideoAgent.Inference.Media.Native;
using SkiaSharp;

namespace LunaVideoAgent.Inference.Imaging;

/// <summary>Frames to JPEG and PNG, upright and in full colour, with rectangles drawn into them if wanted.</summary>
public static class ImageEncoder
{
    /// <summary>Makes a picture of a frame. The frame is only read during the call.</summary>
    public static EncodedImage Encode(Frame frame, ImageEncoding encoding, IReadOnlyList<ImageMark> marks)
    {
        ArgumentNullException.ThrowIfNull(frame);
        ArgumentNullException.ThrowIfNull(encoding);
        ArgumentNullException.ThrowIfNull(marks);

        var scale = ScaleFor(frame, encoding.MaxSize);
        using var lying = new SKBitmap(Info(frame.CodedWidth, frame.CodedHeight, scale));
        using var upright = new SKBitmap(Info(frame.Width, frame.Height, scale));
        Convert(frame, lying);
        Turn(lying, upright, frame.RotationDegrees);
        MarkPainter.Paint(upright, marks, scale);

        return new EncodedImage(Encode(upright, encoding), upright.Width, upright.Height, scale);
    }

    /// <summary>
    /// Draws rectangles into an encoded picture and encodes it again; marks are in pixels of the frame it was made of, at the scale that
    /// <see cref="EncodedImage.Scale"/> told. Throws <see cref="InvalidDataException"/> where it is not a picture.
    /// </summary>
    public static EncodedImage DrawRectangles(
        ReadOnlyMemory<byte> encoded, IReadOnlyList<ImageMark> marks, double scale, ImageEncoding encoding)
    {
        ArgumentNullException.ThrowIfNull(encoding);
        ArgumentNullException.ThrowIfNull(marks);

        using var data = SKData.CreateCopy(encoded.Span);
        using var stream = new SKMemoryStream(data);
        using var codec = SKCodec.Create(stream, out var result);

        if (result != SKCodecResult.Success)
        {
            throw new InvalidDataException($"The bytes are not a picture that can be read: {result}.");
        }

        using var picture = SKBitmap.Decode(codec);
        MarkPainter.Paint(picture, marks, scale);

        return new EncodedImage(Encode(picture, encoding), picture.Width, picture.Height, scale);
    }

    private static double ScaleFor(Frame frame, int? maxSize) =>
        maxSize is { } most ? Math.Min(1, (double)Math.Max(1, most) / Math.Max(frame.CodedWidth, frame.CodedHeight)) : 1;

    private static SKImageInfo Info(int width, int height, double scale) => new(
        Math.Max(1, (int)Math.Round(width * scale)),
        Math.Max(1, (int)Math.Round(height * scale)),
        SKColorType.Bgra8888,
        SKAlphaType.Opaque);

    private static unsafe void Convert(Frame frame, SKBitmap bitmap)
    {
        var planes = frame.Planes;
        using var context = Swscale.Open(
            new PixelSource(frame.CodedWidth, frame.CodedHeight, planes.PixelFormat),
            new PixelSource(bitmap.Width, bitmap.Height, PixelFormats.Find("bgra")));
        Swscale.SetColours(context, planes.IsFullRange, planes.IsBt709, targetIsFullRange: true);

        var target = stackalloc byte*[4] { (byte*)bitmap.GetPixels(), null, null, null };
        var strides = stackalloc int[4] { bitmap.RowBytes, 0, 0, 0 };
        Swscale.Scale(context, planes, frame.CodedHeight, target, strides);
    }

    private static void Turn(SKBitmap lying, SKBitmap upright, int degrees)
    {
        using var canvas = new SKCanvas(upright);

        // About the middle; quarter turns move whole pixels, so nothing is interpolated.
        canvas.Translate(upright.Width / 2f, upright.Height / 2f);
        canvas.RotateDegrees(degrees);
        canvas.Translate(-lying.Width / 2f, -lying.Height / 2f);
        canvas.DrawBitmap(lying, 0, 0, SKSamplingOptions.Default);
    }

    internal static byte[] Encode(SKBitmap bitmap, ImageEncoding encoding)
    {
        var format = encoding.Format == EncodedImageFormat.Png ? SKEncodedImageFormat.Png : SKEncodedImageFormat.Jpeg;
        var quality = (int)Math.Round(Math.Clamp(encoding.Quality, 0, 1) * 100);
        using var data = bitmap.Encode(format, quality);
        return data.ToArray();
    }
}
