using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Grains.Pipeline;

/// <summary>What one analytic made of one frame.</summary>
/// <param name="AnalyticIndex">Which analytic.</param>
/// <param name="Frame">What it saw; null when the source ended and only events closed.</param>
/// <param name="Events">Events that are sent now.</param>
/// <param name="DecodeTime">When the frame left the decoder.</param>
/// <param name="InferenceTime">How long the network took of it.</param>
internal sealed record AnalysedFrame(
    int AnalyticIndex,
    FrameEstimation? Frame,
    IReadOnlyList<AnalyticEvent> Events,
    DateTimeOffset DecodeTime,
    TimeSpan InferenceTime)
{
    /// <summary>How the frame came to its events; null where nobody traces them, or no frame told them.</summary>
    public FrameStages? Stages { get; init; }
}
