using System.Buffers;
using LunaVideoAgent.Inference.Detection;
using LunaVideoAgent.Inference.Media;
using SkiaSharp;

namespace LunaVideoAgent.Inference.Imaging;

/// <summary>Parts of frames to JPEG and PNG, upright and in full colour.</summary>
public static class RegionEncoder
{
    private static readonly Letterbox Colours = new(new LetterboxFormat());

    /// <summary>
    /// Makes a picture of what a box touches, scaled down to a longest side, never up. A box outside of the frame is one black pixel.
    /// </summary>
    public static EncodedImage Encode(Frame frame, in BoundingBox box, int longestSide, ImageEncoding encoding)
    {
        ArgumentNullException.ThrowIfNull(frame);
        ArgumentNullException.ThrowIfNull(encoding);

        var region = PixelRectangle.Cover(box, frame.Width, frame.Height);
        var scale = region.IsEmpty ? 1 : Math.Min(1.0, (double)longestSide / Math.Max(region.Width, region.Height));
        var size = new TensorSize(
            Math.Max(1, (int)Math.Round(region.Width * scale)), Math.Max(1, (int)Math.Round(region.Height * scale)));
        var samples = ArrayPool<float>.Shared.Rent(size.Length);
        samples.AsSpan(0, size.Length).Clear();

        if (!region.IsEmpty)
        {
            Colours.Write(frame, region, size, samples);
        }

        var encoded = Encode(samples.AsSpan(0, size.Length), size, encoding, scale);
        ArrayPool<float>.Shared.Return(samples);
        return encoded;
    }

    /// <summary>Makes a picture of planes of red, green and blue, 0 to 255.</summary>
    internal static EncodedImage Encode(ReadOnlySpan<float> samples, TensorSize size, ImageEncoding encoding, double scale)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(size.Width, size.Height, SKColorType.Bgra8888, SKAlphaType.Opaque));
        var pixels = bitmap.GetPixelSpan();

        for (var i = 0; i < size.Area; i++)
        {
            var pixel = pixels.Slice(4 * i, 4);
            pixel[0] = ToByte(samples[2 * size.Area + i]);
            pixel[1] = ToByte(samples[size.Area + i]);
            pixel[2] = ToByte(samples[i]);
            pixel[3] = byte.MaxValue;
        }

        return new EncodedImage(ImageEncoder.Encode(bitmap, encoding), size.Width, size.Height, scale);
    }

    private static byte ToByte(float sample) => (byte)MathF.Round(Math.Clamp(sample, 0, byte.MaxValue));
}
