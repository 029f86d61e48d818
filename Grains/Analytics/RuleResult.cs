using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Grains.Analytics;

/// <summary>What a rule makes of one frame.</summary>
/// <param name="Frame">What was seen in it.</param>
/// <param name="Events">Events that are sent now; often none.</param>
public readonly record struct RuleResult(FrameEstimation Frame, IReadOnlyList<AnalyticEvent> Events);
