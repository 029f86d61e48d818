using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Analytics;
using LunaVideoAgent.Inference.Media;

namespace LunaVideoAgent.Grains.Pipeline;

/// <summary>One analytic of a pipeline: which frames it wants, what it needs to see of them and the rule they go through.</summary>
internal sealed class AnalyticLane(
    int index, IAnalyticRule rule, AnalyticParameters parameters, DetectionNeeds needs, IReadOnlyList<string> classes)
{
    private readonly FrameRateSampler _sampler = new([parameters.Rate]);

    /// <summary>Position among the analytics of the stream.</summary>
    public int Index => index;

    /// <summary>What is made of the frames.</summary>
    public IAnalyticRule Rule => rule;

    /// <summary>Its settings.</summary>
    public AnalyticParameters Parameters => parameters;

    /// <summary>What has to be detected for it.</summary>
    public DetectionNeeds Needs => needs;

    /// <summary>The detector that it wants for itself; null if none.</summary>
    public DetectorNeed? Detector { get; init; }

    /// <summary>Classes of objects that it follows, besides faces.</summary>
    public IReadOnlyList<string> Classes => classes;

    /// <summary>Whether it wants the frame.</summary>
    public bool Wants(FramePosition position) => _sampler.Wants(position);
}
