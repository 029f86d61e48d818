namespace LunaVideoAgent.Grains.Analytics;

/// <summary>A classifier that an analytic wants to look at what was detected for it.</summary>
/// <param name="Model">The key of its model.</param>
/// <param name="Classes">Classes of it that the rule is shown.</param>
public sealed record ClassifierNeed(string Model, IReadOnlyList<string> Classes);
