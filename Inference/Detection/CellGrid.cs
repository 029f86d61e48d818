using LunaVideoAgent.Inference.Imaging;

namespace LunaVideoAgent.Inference.Detection;

/// <summary>The cells that a network lays over its input at one stride, rows first; the last ones may hang over.</summary>
internal readonly struct CellGrid(TensorSize size, int stride)
{
    public int Stride { get; } = stride;

    public int Columns { get; } = (size.Width + stride - 1) / stride;

    public int Rows { get; } = (size.Height + stride - 1) / stride;

    public int Cells => Columns * Rows;
}
