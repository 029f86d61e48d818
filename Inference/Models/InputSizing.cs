using LunaVideoAgent.Inference.Imaging;

namespace LunaVideoAgent.Inference.Models;

/// <summary>Sizes of input that a network takes.</summary>
public sealed record InputSizing
{
    /// <summary>Its sides are multiples of this.</summary>
    public int Multiple { get; init; } = 32;

    /// <summary>The longer side that it works best with.</summary>
    public required int LongerSide { get; init; }

    /// <summary>
    /// The smallest input that shows a picture of this aspect ratio at the full longer side: 416 x 256 for 16:9, 416 x 320 for 4:3.
    /// </summary>
    public TensorSize For(int width, int height, int? longerSide = null)
    {
        var longer = RoundUp(longerSide ?? LongerSide);
        var shorter = Math.Min(longer, RoundUp((int)Math.Round((double)longer * Math.Min(width, height) / Math.Max(width, height))));
        return width >= height ? new TensorSize(longer, shorter) : new TensorSize(shorter, longer);
    }

    private int RoundUp(int side) => Math.Max(1, (side + Multiple - 1) / Multiple) * Multiple;
}
