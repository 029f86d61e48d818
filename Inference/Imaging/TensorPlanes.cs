namespace LunaVideoAgent.Inference.Imaging;

/// <summary>A rectangle within the three planes of a tensor, by colour.</summary>
internal readonly ref struct TensorPlanes
{
    private readonly Span<float> _tensor;
    private readonly int _red;
    private readonly int _green;
    private readonly int _blue;
    private readonly int _stride;

    private TensorPlanes(Span<float> tensor, TensorSize size, ChannelOrder order, PixelRectangle area)
    {
        var start = area.Top * size.Width + area.Left;
        _tensor = tensor;
        _stride = size.Width;
        _green = size.Area + start;
        (_red, _blue) = order == ChannelOrder.Rgb ? (start, 2 * size.Area + start) : (2 * size.Area + start, start);
        Width = area.Width;
        Height = area.Height;
    }

    public int Width { get; }

    public int Height { get; }

    public static TensorPlanes Create(Span<float> tensor, TensorSize size, ChannelOrder order, PixelRectangle area) =>
        new(tensor, size, order, area);

    public ColourRows Row(int y)
    {
        var offset = y * _stride;
        return new ColourRows(
            _tensor.Slice(_red + offset, Width),
            _tensor.Slice(_green + offset, Width),
            _tensor.Slice(_blue + offset, Width));
    }
}
