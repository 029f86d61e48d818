using System.Buffers;
using System.Runtime.Intrinsics;
using LunaVideoAgent.Inference.Media;

namespace LunaVideoAgent.Inference.Imaging;

/// <summary>
/// Frames to network input: cut out, scaled with the aspect ratio kept, turned, converted to colour, normalised, in planes of float32.
/// Safe for any number of threads.
/// </summary>
public sealed class Letterbox
{
    private readonly LetterboxFormat _format;
    private readonly ChannelValues _fill;
    private readonly SampleTableCache _tables = new();
    private readonly ColourTransform[] _colours;

    /// <summary>A converter for one network.</summary>
    public Letterbox(LetterboxFormat format)
    {
        ArgumentNullException.ThrowIfNull(format);

        _format = format;
        _fill = new ChannelValues(
            (format.Fill - format.Mean.First) / format.Deviation.First,
            (format.Fill - format.Mean.Second) / format.Deviation.Second,
            (format.Fill - format.Mean.Third) / format.Deviation.Third);
        _colours =
        [
            ColourTransform.Create(isFullRange: false, isBt709: false, format),
            ColourTransform.Create(isFullRange: true, isBt709: false, format),
            ColourTransform.Create(isFullRange: false, isBt709: true, format),
            ColourTransform.Create(isFullRange: true, isBt709: true, format),
        ];
    }

    /// <summary>
    /// Writes a region of a frame, in pixels after rotation, into a tensor of three planes, all of which is overwritten. Returns where
    /// the region went. The region must lie within the frame and hold at least one pixel.
    /// </summary>
    public LetterboxGeometry Write(Frame frame, PixelRectangle region, TensorSize size, Span<float> tensor)
    {
        ArgumentNullException.ThrowIfNull(frame);

        return Vector256.IsHardwareAccelerated
            ? Write<VectorRows>(frame, region, size, tensor)
            : Write<ScalarRows>(frame, region, size, tensor);
    }

    internal LetterboxGeometry Write<TRows>(Frame frame, PixelRectangle region, TensorSize size, Span<float> tensor)
        where TRows : struct, IRowKernel
    {
        var whole = new PixelRectangle(0, 0, frame.Width, frame.Height);
        ArgumentOutOfRangeException.ThrowIfNotEqual(region.IsEmpty || !whole.Contains(region), false, nameof(region));
        ArgumentOutOfRangeException.ThrowIfLessThan(tensor.Length, size.Length, nameof(tensor));

        var geometry = LetterboxGeometry.Fit(region, size, _format.Placement);
        TensorFill.Around(tensor, size, geometry.Content, _fill);

        var planes = frame.Planes;
        var source = region.BeforeRotation(frame.RotationDegrees, frame.CodedWidth, frame.CodedHeight);
        var target = new Target(size, geometry.Content, frame.RotationDegrees);

        if (planes.Layout != FrameLayout.Other)
        {
            Write<TRows>(planes, source, target, tensor);
            return geometry;
        }

        var copy = PlanarCopyPool.Rent(frame, planes);
        copy.Fill(planes);
        Write<TRows>(copy.Planes, source, target, tensor);
        PlanarCopyPool.Return(copy);
        return geometry;
    }

    private void Write<TRows>(in FramePlanes planes, PixelRectangle source, Target target, Span<float> tensor)
        where TRows : struct, IRowKernel
    {
        if (target.RotationDegrees == 0)
        {
            Scale<TRows>(planes, source, TensorPlanes.Create(tensor, target.Size, _format.Order, target.Content));
            return;
        }

        WriteTurned<TRows>(planes, source, target, tensor);
    }

    // Scaled as it lies, then turned: the planes of the tensor are small and in the cache by then, the frame is not.
    private void WriteTurned<TRows>(in FramePlanes planes, PixelRectangle source, Target target, Span<float> tensor)
        where TRows : struct, IRowKernel
    {
        var (size, content, degrees) = target;
        var lying = degrees == 180
            ? new TensorSize(content.Width, content.Height)
            : new TensorSize(content.Height, content.Width);
        var buffer = ArrayPool<float>.Shared.Rent(lying.Length);
        var all = new PixelRectangle(0, 0, lying.Width, lying.Height);
        Scale<TRows>(planes, source, TensorPlanes.Create(buffer, lying, _format.Order, all));

        for (var channel = 0; channel < 3; channel++)
        {
            var from = buffer.AsSpan(channel * lying.Area, lying.Area);
            var to = tensor.Slice(channel * size.Area + content.Top * size.Width + content.Left);
            PlaneRotation.Turn(from, lying.Width, lying.Height, degrees, to, size.Width);
        }

        ArrayPool<float>.Shared.Return(buffer);
    }

    private void Scale<TRows>(in FramePlanes planes, PixelRectangle source, TensorPlanes target)
        where TRows : struct, IRowKernel
    {
        var tables = _tables.Get(source, target.Width, target.Height);
        var colour = _colours[(planes.IsFullRange ? 1 : 0) + (planes.IsBt709 ? 2 : 0)];
        RowScaler<TRows>.Convert(planes, source, tables, colour, target);
    }

    private readonly record struct Target(TensorSize Size, PixelRectangle Content, int RotationDegrees);
}
