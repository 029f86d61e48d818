using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Grains.Analytics.Zones;

/// <summary>What every visit of one analytic is treated by.</summary>
internal sealed class VisitPlan(ZoneParameters parameters, IReadOnlyList<string> targets, RuleContext context)
{
    /// <summary>The frame that shows a visit.</summary>
    public const string OverviewTarget = "overview";

    /// <summary>The user's settings.</summary>
    public ZoneParameters Parameters => parameters;

    /// <summary>Ids and limits.</summary>
    public RuleContext Context => context;

    /// <summary>When it is sent.</summary>
    public EventPolicy Policy { get; } = new(parameters.EventPolicy);

    /// <summary>How pictures are made; null if none are wanted.</summary>
    public ImageRetainPolicy? Pictures { get; } = targets.Contains(OverviewTarget) ? parameters.ImageRetainPolicy : null;
}
