namespace LunaVideoAgent.Inference.Models;

/// <summary>How the outputs of a detector become boxes. Which members count depends on the kind.</summary>
public sealed record DecoderRecipe
{
    /// <summary>Which way.</summary>
    public required DecoderKind Kind { get; init; }

    /// <summary>All YOLOs: name of the one output.</summary>
    public string Output { get; set => field = value ?? field; } = "";

    /// <summary>NanoDet, UltraFace, SSD, YOLOX: pixels of input from cell to cell, one number for each grid.</summary>
    public IReadOnlyList<int> Strides { get; set => field = value ?? field; } = [];

    /// <summary>Names of the outputs with scores: one a stride (NanoDet) or one in all (UltraFace, SSD, DETR, RT-DETR).</summary>
    public IReadOnlyList<string> Scores { get; set => field = value ?? field; } = [];

    /// <summary>Names of the outputs with boxes: one a stride (NanoDet) or one in all (UltraFace, SSD, DETR, RT-DETR).</summary>
    public IReadOnlyList<string> Boxes { get; set => field = value ?? field; } = [];

    /// <summary>
    /// YOLOv8, SSD, DETR, RT-DETR: what is still to be done to scores; null is what the authors left to do: softmax for SSD and DETR,
    /// sigmoid for RT-DETR, nothing for YOLOv8.
    /// </summary>
    public ScoreActivation? Activation { get; init; }

    /// <summary>NanoDet: the largest distance that a side's distribution covers, in strides.</summary>
    public int RegMax { get; init; }

    /// <summary>UltraFace: sides of the prior boxes at each stride, in pixels of input.</summary>
    public IReadOnlyList<IReadOnlyList<int>> PriorSizes { get; set => field = value ?? field; } = [];

    /// <summary>SSD: width and height of the prior boxes at each stride, in pixels of input and in the order of the outputs.</summary>
    public IReadOnlyList<IReadOnlyList<IReadOnlyList<float>>> PriorShapes { get; set => field = value ?? field; } = [];

    /// <summary>UltraFace, SSD: unit of the offsets of a centre, in sides of its prior box.</summary>
    public float CentreVariance { get; set; } = 0.1f;

    /// <summary>UltraFace, SSD: unit of the offsets of a side, in logarithms.</summary>
    public float SizeVariance { get; set; } = 0.2f;
}
