using System.ComponentModel.DataAnnotations;

namespace LunaVideoAgent.Grains.Live;

/// <summary>How much a watched stream shows of itself.</summary>
public sealed class LiveOptions
{
    /// <summary>The configuration section.</summary>
    public const string SectionName = "Live";

    /// <summary>Pictures a second of one stream at most, however many watch.</summary>
    [Range(0.1, 25)]
    public double MaxFrameRate { get; set; } = 4;

    /// <summary>Longest side of a picture in pixels; larger frames are scaled down.</summary>
    [Range(64, 4096)]
    public int MaxSizePixels { get; set; } = 960;

    /// <summary>Quality of the JPEG, 0 to 1.</summary>
    [Range(0.1, 1)]
    public double Quality { get; set; } = 0.75;
}
