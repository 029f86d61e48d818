using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Errors;

namespace LunaVideoAgent.Grains.Abstractions.VideoSdk;

/// <summary>The events of one analytic in a video, or why there are none.</summary>
[GenerateSerializer, Immutable, Alias("luna.VideoAnalyticResult")]
public sealed record VideoAnalyticResult(
    [property: Id(0)] string Name,
    [property: Id(1)] IReadOnlyList<AnalyticEvent>? Events,
    [property: Id(2)] AgentError? Error);
