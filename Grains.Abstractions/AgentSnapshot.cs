namespace LunaVideoAgent.Grains.Abstractions;

/// <summary>One agent of the cluster, which is one run of one silo.</summary>
[GenerateSerializer, Immutable, Alias("luna.AgentSnapshot")]
public sealed record AgentSnapshot
{
    /// <summary>The same as long as it runs.</summary>
    [Id(0)] public required Guid AgentId { get; init; }

    /// <summary>The silo's name.</summary>
    [Id(1)] public required string Name { get; init; }

    /// <summary>Where other silos reach it, <c>address:port</c>.</summary>
    [Id(2)] public required string Address { get; init; }

    /// <summary>Since when it runs.</summary>
    [Id(3)] public required DateTimeOffset StartTime { get; init; }

    /// <summary>Streams it runs at once.</summary>
    [Id(4)] public required int Slots { get; init; }

    /// <summary>Names of the analytics it knows.</summary>
    [Id(5)] public required IReadOnlyList<string> Analytics { get; init; }

    /// <summary>Groups it is reserved for; none: it is for all streams.</summary>
    [Id(6)] public required IReadOnlyList<string> Groups { get; init; }

    /// <summary>Ids of the streams it runs.</summary>
    [Id(7)] public required IReadOnlyList<Guid> StreamsInProgress { get; init; }
}
