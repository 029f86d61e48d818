namespace LunaVideoAgent.Inference.Imaging;

/// <summary>One row of each colour plane of a tensor.</summary>
internal readonly ref struct ColourRows(Span<float> red, Span<float> green, Span<float> blue)
{
    public Span<float> Red { get; } = red;

    public Span<float> Green { get; } = green;

    public Span<float> Blue { get; } = blue;
}
