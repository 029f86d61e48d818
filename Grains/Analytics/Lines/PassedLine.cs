using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Grains.Analytics.Lines;

/// <summary>An object went over a line.</summary>
/// <param name="IsForward">From left to right.</param>
/// <param name="LeftSeconds">When it was last seen on the side that it came from.</param>
/// <param name="LeftTime">Wall clock of that.</param>
/// <param name="Seconds">When it was on the line.</param>
/// <param name="Point">Where on the line.</param>
internal readonly record struct PassedLine(
    bool IsForward, double LeftSeconds, DateTimeOffset LeftTime, double Seconds, ImagePoint Point);
