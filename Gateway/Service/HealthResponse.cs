using System.ComponentModel.DataAnnotations;

namespace LunaVideoAgent.Gateway.Service;

/// <summary>How many seconds the check took.</summary>
internal sealed record HealthResponse([property: Range(0, int.MaxValue)] double ExecutionTime);
