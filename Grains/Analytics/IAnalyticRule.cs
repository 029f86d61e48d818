using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Grains.Analytics;

/// <summary>
/// One analytic of one stream: observations in, estimations and events out. Pure: time is the frame's, ids and pictures are handed in.
/// Not for several threads.
/// </summary>
public interface IAnalyticRule
{
    /// <summary>Moves on by one analysed frame.</summary>
    RuleResult Observe(in FrameObservation frame);

    /// <summary>The source ended: what is still open closes at the newest frame.</summary>
    IReadOnlyList<AnalyticEvent> Finish();
}
