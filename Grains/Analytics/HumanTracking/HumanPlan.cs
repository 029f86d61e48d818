using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Grains.Analytics.HumanTracking;

/// <summary>What every person of one analytic is treated by.</summary>
/// <param name="parameters">The user's settings.</param>
/// <param name="targets">What is asked for.</param>
/// <param name="context">Ids and limits.</param>
/// <param name="told">Targets of faces that networks of the model folders tell.</param>
internal sealed class HumanPlan(
    HumanTrackingParameters parameters, IReadOnlyList<string> targets, RuleContext context, IReadOnlyCollection<string> told)
{
    /// <summary>What is shown.</summary>
    public HumanOutputs Outputs { get; } = new(targets, parameters, told);

    /// <summary>Which shots of faces are kept.</summary>
    public ShotPlan Faces { get; } = HumanOutputs.PlanFaces(targets, parameters, told);

    /// <summary>Which shots of bodies are kept.</summary>
    public ShotPlan Bodies { get; } = HumanOutputs.PlanBodies(targets, parameters);

    /// <summary>When it is sent.</summary>
    public EventPolicy Policy { get; } = new(parameters.EventPolicy);

    /// <summary>The user's settings.</summary>
    public HumanTrackingParameters Parameters => parameters;

    /// <summary>Ids and limits.</summary>
    public RuleContext Context => context;
}
