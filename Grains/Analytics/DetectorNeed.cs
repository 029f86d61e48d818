namespace LunaVideoAgent.Grains.Analytics;

/// <summary>A detector that an analytic wants for itself.</summary>
/// <param name="Model">The key of its model; null is the agent's own.</param>
/// <param name="Score">From which score detections count.</param>
public sealed record DetectorNeed(string? Model, float Score);
