using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Grains.Analytics;

/// <summary>One analytic that this agent can run. Installations add their own by registering one more.</summary>
public interface IAnalytic
{
    /// <summary>What streams call it, such as <c>people_count</c>.</summary>
    string Name { get; }

    /// <summary>Its version, as agents announce it.</summary>
    int Version { get; }

    /// <summary>Targets that it can tell.</summary>
    IReadOnlyList<string> Targets => [];

    /// <summary>Targets that it takes and answers with null.</summary>
    IReadOnlyList<string> MissingTargets => [];

    /// <summary>What is wrong with settings beyond what their schema says; null if nothing is.</summary>
    AnalyticFault? FindFault(AnalyticSettings settings);

    /// <summary>What has to be detected for it.</summary>
    DetectionNeeds NeedsOf(AnalyticSettings settings) => DetectionNeeds.Bodies;

    /// <summary>Classes of objects that it follows, besides faces; by the detector's names.</summary>
    IReadOnlyList<string> ClassesOf(AnalyticSettings settings) => ObjectClasses.Default;

    /// <summary>The detector behind <see cref="DetectionNeeds.Objects"/>; null without that.</summary>
    DetectorNeed? DetectorOf(AnalyticSettings settings) => null;

    /// <summary>The classifier that looks at what was detected before the rule does; null if none.</summary>
    ClassifierNeed? ClassifierOf(AnalyticSettings settings) => null;

    /// <summary>Targets of faces that networks of the model folders are asked for; those that one tells now.</summary>
    IReadOnlyList<string> FaceTargetsOf(AnalyticSettings settings) => [];

    /// <summary>Makes the rule for one analytic of one stream.</summary>
    IAnalyticRule CreateRule(AnalyticSettings settings, RuleContext context);
}
