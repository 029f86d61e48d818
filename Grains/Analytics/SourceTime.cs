namespace LunaVideoAgent.Grains.Analytics;

/// <summary>Comparing times of a source: sums of durations in binary fractions, which rarely meet a multiple exactly.</summary>
internal static class SourceTime
{
    /// <summary>Seconds that make no difference: below the tick of a time base (90 kHz), above what sums of doubles lose.</summary>
    public const double Resolution = 1e-6;

    /// <summary>Whether a moment has come.</summary>
    public static bool HasCome(double dueSeconds, double nowSeconds) => nowSeconds >= dueSeconds - Resolution;

    /// <summary>How many multiples of a period, zero among them, lie before a moment.</summary>
    public static double MultiplesBefore(double seconds, double periodSeconds) => Math.Ceiling((seconds - Resolution) / periodSeconds);
}
