namespace LunaVideoAgent.Inference.Imaging;

/// <summary>The three loops over a row that make up nearly all of the work. Both implementations give the same bits.</summary>
internal interface IRowKernel
{
    /// <summary>Mixes two rows: target[i] = (upper[i] * (127 - share) + lower[i] * share) / 127, to the nearest.</summary>
    static abstract void Blend(ReadOnlySpan<byte> upper, ReadOnlySpan<byte> lower, int lowerShare, Span<byte> target);

    /// <summary>Mixes two rows of U and two rows of V into one row of U and V interleaved.</summary>
    static abstract void BlendInterleaved(in ChromaRows rows, int lowerShare, Span<byte> target);

    /// <summary>Scales one row across and turns it into normalised red, green and blue.</summary>
    static abstract void Convert(
        ReadOnlySpan<byte> luma, ReadOnlySpan<byte> chroma, SampleTables tables, in ColourTransform colour, ColourRows target);
}
