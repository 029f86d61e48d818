namespace LunaVideoAgent.Inference.Imaging;

/// <summary>Two neighbouring rows of U and of V, all of one length.</summary>
internal readonly ref struct ChromaRows
{
    public required ReadOnlySpan<byte> UpperU { get; init; }

    public required ReadOnlySpan<byte> LowerU { get; init; }

    public required ReadOnlySpan<byte> UpperV { get; init; }

    public required ReadOnlySpan<byte> LowerV { get; init; }
}
