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

    /// <summary>Targets of analytics that can be told, by the analytic.</summary>
    [Id(4)] public IReadOnlyDictionary<string, IReadOnlyList<string>> Targets { get; init; } = NoTargets;

    /// <summary>Targets of analytics that are taken and give null, by the analytic.</summary>
    [Id(5)] public IReadOnlyDictionary<string, IReadOnlyList<string>> MissingTargets { get; init; } = NoTargets;

    private static Dictionary<string, IReadOnlyList<string>> NoTargets => [];
}
