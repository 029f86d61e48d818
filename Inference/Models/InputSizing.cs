using LunaVideoAgent.Inference.Imaging;

namespace LunaVideoAgent.Inference.Models;

/// <summary>Sizes of input that a network takes.</summary>
public sealed record InputSizing
{
    /// <summary>Its sides are multiples of this.</summary>
    public int Multiple { get; set; } = 32;

    /// <summary>The longer side that it works best with.</summary>
    public required int LongerSide { get; init; }

    /// <summary>The most the shorter side may have, which bounds the cost of pictures that are nearly square.</summary>
    public required int ShorterSide { get; init; }

    /// <summary>The network takes one size only: <see cref="LongerSide"/> wide and <see cref="ShorterSide"/> high.</summary>
    public bool Fixed { get; init; }

    /// <summary>
    /// The smallest input that holds a picture of this aspect ratio scaled into the two sides, upright or lying: with sides of 416 and 320
    /// it is 416 x 320 for 4:3, 416 x 256 for 16:9 and 320 x 320 for a square. Another longer side takes the shorter one along.
    /// A fixed size is always the same.
    /// </summary>
    public TensorSize For(int width, int height, int? longerSide = null)
    {
        if (Fixed)
        {
            return new TensorSize(LongerSide, ShorterSide);
        }

        var most = longerSide ?? LongerSide;
        var least = RoundUp((double)ShorterSide * most / LongerSide);
        var (longer, shorter) = (Math.Max(width, height), Math.Min(width, height));
        var scale = Math.Min((double)most / longer, (double)least / shorter);
        var size = new TensorSize(RoundUp(longer * scale), RoundUp(shorter * scale));

        return width >= height ? size : new TensorSize(size.Height, size.Width);
    }

    // Whole pixels first: 320.0000001 is 320.
    private int RoundUp(double side) => Math.Max(1, ((int)Math.Round(side) + Multiple - 1) / Multiple) * Multiple;
}
