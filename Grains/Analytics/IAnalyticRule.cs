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

    /// <summary>What it knows of the frames so far; null if it keeps nothing.</summary>
    RuleMemory? Remember() => null;

    /// <summary>Goes on with what another rule of the same settings remembered; what it does not know it passes over.</summary>
    void Recall(RuleMemory memory)
    {
    }
}
