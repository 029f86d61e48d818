namespace LunaVideoAgent.Grains.Abstractions.Analytics;

/// <summary>Which frames are analysed: one every <paramref name="Period"/> frames or seconds.</summary>
/// <param name="Period">Above 0; fractions of a second are common.</param>
/// <param name="Unit">What it counts in.</param>
[GenerateSerializer, Immutable, Alias("luna.FrameRateSettings")]
public sealed record FrameRateSettings(
    [property: Id(0)] double Period,
    [property: Id(1)] FrameRateUnit Unit)
{
    /// <summary>Every tenth frame.</summary>
    public static FrameRateSettings Default { get; } = new(10, FrameRateUnit.Frame);
}
