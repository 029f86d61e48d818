using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Grains.Analytics.HumanTracking;

/// <summary>What every person of one analytic is treated by.</summary>
internal sealed class HumanPlan(HumanTrackingParameters parameters, IReadOnlyList<string> targets, RuleContext context)
{
    /// <summary>What is shown.</summary>
    public HumanOutputs Outputs { get; } = new(targets, parameters);

    /// <summary>Which shots of faces are kept.</summary>
    public ShotPlan Faces { get; } = HumanOutputs.PlanFaces(targets, parameters);

    /// <summary>Which shots of bodies are kept.</summary>
    public ShotPlan Bodies { get; } = HumanOutputs.PlanBodies(targets, parameters);

    /// <summary>When it is sent.</summary>
    public EventPolicy Policy { get; } = new(parameters.EventPolicy);

    /// <summary>The user's settings.</summary>
    public HumanTrackingParameters Parameters => parameters;

    /// <summary>Ids and limits.</summary>
    public RuleContext Context => context;
}
