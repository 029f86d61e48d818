using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Grains.Analytics;

/// <summary><c>people_count</c>: counts people and reports crowds.</summary>
internal sealed class PeopleCountAnalytic : IAnalytic
{
    /// <inheritdoc/>
    public string Name => AnalyticNames.PeopleCount;

    /// <inheritdoc/>
    public int Version => PeopleCountRule.Version;

    /// <inheritdoc/>
    public IReadOnlyList<string> Targets { get; } = ["coordinates", "overview"];

    /// <inheritdoc/>
    public AnalyticFault? FindFault(AnalyticSettings settings) =>
        settings.Parameters.Droi is { } region && !DetectionRegionFilter.TryParse(region, out _, out var fault)
            ? new AnalyticFault("parameters.droi.area", fault)
            : null;

    /// <inheritdoc/>
    public IAnalyticRule CreateRule(AnalyticSettings settings, RuleContext context)
    {
        if (settings.Parameters is not PeopleCountParameters parameters)
        {
            throw new ArgumentException($"{Name} has no {settings.Parameters.GetType().Name}.", nameof(settings));
        }

        return new PeopleCountRule(parameters, settings.Targets, context);
    }
}
