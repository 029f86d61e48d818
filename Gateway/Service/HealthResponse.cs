namespace LunaVideoAgent.Gateway.Service;

/// <summary>How many seconds the check took.</summary>
internal sealed record HealthResponse(double ExecutionTime);
