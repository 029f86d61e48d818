namespace LunaVideoAgent.Inference.Models;

/// <summary>How the outputs of a detector become boxes.</summary>
public sealed record DecoderRecipe
{
    /// <summary>Which way.</summary>
    public required DecoderKind Kind { get; init; }

    /// <summary>Pixels of input from cell to cell, one number for each grid.</summary>
    public required IReadOnlyList<int> Strides { get; init; }

    /// <summary>Names of the outputs with scores: one a stride (NanoDet) or one in all (UltraFace).</summary>
    public required IReadOnlyList<string> Scores { get; init; }

    /// <summary>Names of the outputs with boxes: one a stride (NanoDet) or one in all (UltraFace).</summary>
    public required IReadOnlyList<string> Boxes { get; init; }

    /// <summary>NanoDet: the largest distance that a side's distribution covers, in strides.</summary>
    public int RegMax { get; init; }

    /// <summary>UltraFace: sides of the prior boxes at each stride, in pixels of input.</summary>
    public IReadOnlyList<IReadOnlyList<int>> PriorSizes { get; set => field = value ?? field; } = [];

    /// <summary>UltraFace: unit of the offsets of a centre, in sides of its prior box.</summary>
    public float CentreVariance { get; set; } = 0.1f;

    /// <summary>UltraFace: unit of the offsets of a side, in logarithms.</summary>
    public float SizeVariance { get; set; } = 0.2f;
}
