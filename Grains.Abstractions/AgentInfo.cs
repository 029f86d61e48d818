namespace LunaVideoAgent.Grains.Abstractions;

/// <summary>Who an agent is and what it is processing; the silos of a cluster are one agent to the outside.</summary>
/// <param name="Analytics">Names of the analytics it runs, with their versions.</param>
/// <param name="MaxStreamCount">Slots for streams.</param>
/// <param name="StreamsInProgress">Ids of the running streams.</param>
[GenerateSerializer, Immutable, Alias("luna.AgentInfo")]
public sealed record AgentInfo(
    [property: Id(0)] IReadOnlyDictionary<string, int> Analytics,
    [property: Id(1)] int MaxStreamCount,
    [property: Id(2)] IReadOnlyList<Guid> StreamsInProgress)
{
    /// <summary>Groups that silos are reserved for.</summary>
    [Id(3)] public IReadOnlyList<string> Groups { get; init; } = [];
}
