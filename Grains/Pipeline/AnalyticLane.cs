using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Analytics;
using LunaVideoAgent.Grains.Analytics.Schedules;
using LunaVideoAgent.Inference.Media;

namespace LunaVideoAgent.Grains.Pipeline;

/// <summary>One analytic of a pipeline: which frames it wants, what it needs to see of them and the rule they go through.</summary>
internal sealed class AnalyticLane(
    int index, Func<IAnalyticRule> newRule, AnalyticParameters parameters, DetectionNeeds needs, IReadOnlyList<string> classes)
{
    private readonly FrameRateSampler _sampler = new([parameters.Rate]);

    /// <summary>Position among the analytics of the stream.</summary>
    public int Index => index;

    /// <summary>What is made of the frames.</summary>
    public IAnalyticRule Rule { get; private set; } = newRule();

    /// <summary>When it works; null is always.</summary>
    public WorkingHours? Hours { get; init; }

    /// <summary>Whether it has seen frames since it began to work.</summary>
    public bool IsAtWork { get; private set; }

    /// <summary>Its settings.</summary>
    public AnalyticParameters Parameters => parameters;

    /// <summary>What has to be detected for it.</summary>
    public DetectionNeeds Needs => needs;

    /// <summary>The detector that it wants for itself; null if none.</summary>
    public DetectorNeed? Detector { get; init; }

    /// <summary>The classifier that looks at what was detected for it; null if none.</summary>
    public ClassifierNeed? Classifier { get; init; }

    /// <summary>Targets of faces that networks of the model folders are asked for.</summary>
    public IReadOnlyList<string> FaceTargets { get; init; } = [];

    /// <summary>Classes of objects that it follows, besides faces.</summary>
    public IReadOnlyList<string> Classes => classes;

    /// <summary>Whether it works at a moment.</summary>
    public bool IsOpenAt(DateTimeOffset time) => Hours?.IsOpenAt(time) ?? true;

    /// <summary>Whether it wants the frame that was decoded at a moment.</summary>
    public bool Wants(FramePosition position, DateTimeOffset time) => _sampler.Wants(position) && IsOpenAt(time);

    /// <summary>It works on a frame.</summary>
    public RuleResult Observe(in FrameObservation frame)
    {
        IsAtWork = true;
        return Rule.Observe(frame);
    }

    /// <summary>It stops working: what is open closes, and when it works again it begins anew.</summary>
    public IReadOnlyList<AnalyticEvent> Rest()
    {
        var events = Rule.Finish();
        (Rule, IsAtWork) = (newRule(), false);
        return events;
    }
}
