using System.Buffers;
using System.Numerics;
using LunaVideoAgent.Inference.Detection;
using LunaVideoAgent.Inference.Imaging;
using LunaVideoAgent.Inference.Media;

namespace LunaVideoAgent.Inference.Faces;

/// <summary>
/// The surroundings of one face as planes of red, green and blue from 0 to 255, upright: converted once, then sampled for each network and
/// picture. Black outside of the frame.
/// </summary>
public sealed class FacePatch : IDisposable
{
    // A chip shows one and a half face boxes, turned by up to 45 degrees.
    private const float Reach = 2;
    private const int LargestSide = 288;

    private static readonly Letterbox Colours = new(new LetterboxFormat());

    private readonly float[] _samples;
    private readonly TensorSize _size;
    private readonly LetterboxGeometry _geometry;

    private FacePatch(float[] samples, TensorSize size, LetterboxGeometry geometry)
    {
        _samples = samples;
        _size = size;
        _geometry = geometry;
    }

    /// <summary>Reads the pixels around a box; null if none of them is in the frame.</summary>
    public static FacePatch? Read(Frame frame, in BoundingBox face)
    {
        ArgumentNullException.ThrowIfNull(frame);

        var reach = Reach * Math.Max(face.Width, face.Height) / 2;
        var around = new BoundingBox(face.CenterX - reach, face.CenterY - reach, face.CenterX + reach, face.CenterY + reach);
        var region = PixelRectangle.Cover(around, frame.Width, frame.Height);

        if (region.IsEmpty)
        {
            return null;
        }

        var scale = Math.Min(1f, (float)LargestSide / Math.Max(region.Width, region.Height));
        var size = new TensorSize(
            Math.Max(1, (int)MathF.Round(region.Width * scale)), Math.Max(1, (int)MathF.Round(region.Height * scale)));
        var samples = ArrayPool<float>.Shared.Rent(size.Length);
        return new FacePatch(samples, size, Colours.Write(frame, region, size, samples));
    }

    /// <summary>Writes a square of this side, in planes; the transform says where in the frame each of its pixels lies. Bilinear.</summary>
    public void Sample(in Similarity toFrame, int side, Span<float> target)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(target.Length, 3 * side * side);

        var (region, content) = (_geometry.Region, _geometry.Content);
        var (scaleX, scaleY) = ((float)content.Width / region.Width, (float)content.Height / region.Height);

        for (var y = 0; y < side; y++)
        {
            for (var x = 0; x < side; x++)
            {
                // Pixels are squares whose middles are at halves.
                var at = toFrame.Apply(new Vector2(x + 0.5f, y + 0.5f));
                var column = (at.X - region.Left) * scaleX - 0.5f;
                var row = (at.Y - region.Top) * scaleY - 0.5f;
                Sample(column, row, target[(y * side + x)..], side * side);
            }
        }
    }

    /// <summary>Gives the memory back.</summary>
    public void Dispose() => ArrayPool<float>.Shared.Return(_samples);

    private void Sample(float column, float row, Span<float> target, int plane)
    {
        if (!(column > -1 && row > -1 && column < _size.Width && row < _size.Height))
        {
            target[0] = target[plane] = target[2 * plane] = 0;
            return;
        }

        var (left, top) = (Math.Max(0, (int)column), Math.Max(0, (int)row));
        var (right, bottom) = (Math.Min(left + 1, _size.Width - 1), Math.Min(top + 1, _size.Height - 1));
        var (across, down) = (Math.Clamp(column - left, 0, 1), Math.Clamp(row - top, 0, 1));

        for (var channel = 0; channel < 3; channel++)
        {
            var samples = _samples.AsSpan(channel * _size.Area, _size.Area);
            var upper = float.Lerp(samples[top * _size.Width + left], samples[top * _size.Width + right], across);
            var lower = float.Lerp(samples[bottom * _size.Width + left], samples[bottom * _size.Width + right], across);
            target[channel * plane] = float.Lerp(upper, lower, down);
        }
    }
}
