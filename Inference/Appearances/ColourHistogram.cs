using System.Buffers;
using LunaVideoAgent.Inference.Detection;
using LunaVideoAgent.Inference.Imaging;
using LunaVideoAgent.Inference.Media;
using LunaVideoAgent.Inference.Tracking;

namespace LunaVideoAgent.Inference.Appearances;

/// <summary>
/// What a person is dressed in: a colour histogram of each third of the box, head to feet, over the middle 60 % of its width (after the
/// stripes of Gray and Tao, "Viewpoint invariant pedestrian recognition", 2008). Eight hues weigh by saturation times value, four greys by
/// 1 - saturation, both shared between the two nearest bins; each stripe adds up to 1, its square roots are stored in bytes, and two are
/// compared by the cosine, which within a stripe is Bhattacharyya's coefficient.
/// </summary>
public static class ColourHistogram
{
    private const int Stripes = 3;
    private const int Bins = AppearanceVector.Length / Stripes;
    private const int Hues = 8;
    private const int Greys = Bins - Hues;
    private const float MiddleShare = 0.6f;

    // Of the part that is looked at, as it is resampled: what a histogram costs does not depend on how large somebody is.
    private const int Columns = 12;
    private const int Rows = 12 * Stripes;

    // In pixels. Of less, what is in a stripe is chance.
    private const int SmallestHeight = 24;
    private const int SmallestWidth = 4;

    private static readonly TensorSize Size = new(Columns, Rows);
    private static readonly Letterbox Colours = new(new LetterboxFormat { Placement = LetterboxPlacement.Stretch });

    /// <summary>
    /// Writes the histogram of a box in pixels of the frame, <see cref="AppearanceVector.Length"/> values; false, and nothing written,
    /// where the box is too small or outside. Safe for any number of threads.
    /// </summary>
    public static bool TryWrite(Frame frame, in BoundingBox box, Span<byte> histogram)
    {
        ArgumentNullException.ThrowIfNull(frame);
        ArgumentOutOfRangeException.ThrowIfLessThan(histogram.Length, AppearanceVector.Length);

        var half = MiddleShare * box.Width / 2;
        var middle = new BoundingBox(box.CenterX - half, box.Top, box.CenterX + half, box.Bottom);
        var region = PixelRectangle.Cover(middle, frame.Width, frame.Height);

        if (region.Width < SmallestWidth || region.Height < SmallestHeight)
        {
            return false;
        }

        var samples = ArrayPool<float>.Shared.Rent(Size.Length);
        Colours.Write(frame, region, Size, samples);

        for (var stripe = 0; stripe < Stripes; stripe++)
        {
            WriteStripe(samples, stripe, histogram.Slice(stripe * Bins, Bins));
        }

        ArrayPool<float>.Shared.Return(samples);
        return true;
    }

    private static void WriteStripe(ReadOnlySpan<float> samples, int stripe, Span<byte> histogram)
    {
        Span<float> bins = stackalloc float[Bins];
        bins.Clear();
        var first = stripe * Rows / Stripes * Columns;

        for (var i = first; i < first + (Rows / Stripes * Columns); i++)
        {
            AddPixel(samples[i], samples[i + Size.Area], samples[i + (2 * Size.Area)], bins);
        }

        var total = 0f;

        foreach (var bin in bins)
        {
            total += bin;
        }

        for (var i = 0; i < Bins; i++)
        {
            histogram[i] = (byte)MathF.Round(255 * MathF.Sqrt(bins[i] / total));
        }
    }

    // Hue, saturation and value of Smith, "Color gamut transform pairs" (1978), from red, green and blue of 0 to 255.
    private static void AddPixel(float red, float green, float blue, Span<float> bins)
    {
        var most = Math.Clamp(MathF.Max(red, MathF.Max(green, blue)), 0, 255);
        var least = Math.Clamp(MathF.Min(red, MathF.Min(green, blue)), 0, 255);
        var span = most - least;
        var value = most / 255;
        var saturation = most > 0 ? span / most : 0;

        var grey = value * (Greys - 1);
        Share(bins[Hues..], grey, Math.Min((int)grey + 1, Greys - 1), 1 - saturation);

        if (span > 0)
        {
            var sextant = most <= red ? (green - blue) / span : most <= green ? 2 + ((blue - red) / span) : 4 + ((red - green) / span);
            var hue = Math.Clamp((sextant < 0 ? sextant + 6 : sextant) / 6, 0, 0.99999f) * Hues;
            Share(bins[..Hues], hue, ((int)hue + 1) % Hues, saturation * value);
        }
    }

    private static void Share(Span<float> bins, float position, int next, float weight)
    {
        var bin = (int)position;
        var part = position - bin;
        bins[bin] += weight * (1 - part);
        bins[next] += weight * part;
    }
}
