namespace LunaVideoAgent.Grains.Abstractions.Analytics;

/// <summary>How pictures of events are kept.</summary>
/// <param name="Format">PNG or JPEG.</param>
/// <param name="Quality">0 to 1; JPEG only.</param>
/// <param name="MaxSizePixels">Longest side; larger frames are scaled down.</param>
/// <param name="TimeToLiveDays">-1 keeps it for ever; streams only.</param>
[GenerateSerializer, Immutable, Alias("luna.ImageRetainPolicy")]
public sealed record ImageRetainPolicy(
    [property: Id(0)] ImageFormat Format,
    [property: Id(1)] double Quality,
    [property: Id(2)] int MaxSizePixels,
    [property: Id(3)] int TimeToLiveDays)
{
    /// <summary>PNG of at most 640 pixels, kept for ever.</summary>
    public static ImageRetainPolicy Default { get; } = new(ImageFormat.Png, 1, 640, -1);
}
