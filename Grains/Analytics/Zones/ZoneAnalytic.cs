using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Analytics.Objects;
using LunaVideoAgent.Inference.Detection;

namespace LunaVideoAgent.Grains.Analytics.Zones;

/// <summary><c>zone</c>: reports what is in zones.</summary>
internal sealed class ZoneAnalytic(IObjectDetector detector) : IAnalytic
{
    /// <inheritdoc/>
    public string Name => AnalyticNames.Zone;

    /// <inheritdoc/>
    public int Version => ZoneRule.Version;

    /// <inheritdoc/>
    public IReadOnlyList<string> Targets { get; } = [VisitPlan.OverviewTarget];

    /// <inheritdoc/>
    public AnalyticFault? FindFault(AnalyticSettings settings)
    {
        var parameters = ParametersOf(settings);
        var fault = ObjectFaults.OfClasses(parameters.Classes, detector.Labels)
            ?? ObjectFaults.OfRegion(parameters.Droi, "parameters.droi.area");

        for (var i = 0; fault is null && i < parameters.Zones.Count; i++)
        {
            fault = ObjectFaults.OfRegion(parameters.Zones[i].Area, $"parameters.zones.{i}.region.area");
        }

        return fault;
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> ClassesOf(AnalyticSettings settings) => ParametersOf(settings).Classes;

    /// <inheritdoc/>
    public IAnalyticRule CreateRule(AnalyticSettings settings, RuleContext context) =>
        new ZoneRule(new VisitPlan(ParametersOf(settings), settings.Targets, context));

    private static ZoneParameters ParametersOf(AnalyticSettings settings) =>
        settings.Parameters as ZoneParameters
        ?? throw new ArgumentException($"{AnalyticNames.Zone} has no {settings.Parameters.GetType().Name}.", nameof(settings));
}
