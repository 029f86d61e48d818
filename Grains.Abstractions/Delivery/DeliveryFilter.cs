namespace LunaVideoAgent.Grains.Abstractions.Delivery;

/// <summary>Which messages to callbacks; what is null or empty does not filter.</summary>
[GenerateSerializer, Immutable, Alias("luna.DeliveryFilter")]
public sealed record DeliveryFilter
{
    /// <summary>Of one account.</summary>
    [Id(0)] public Guid? AccountId { get; init; }

    /// <summary>Of one stream or task.</summary>
    [Id(1)] public Guid? SourceId { get; init; }

    /// <summary>These numbers.</summary>
    [Id(2)] public IReadOnlyList<long> DeliveryIds { get; init; } = [];

    /// <summary>In this status.</summary>
    [Id(3)] public DeliveryStatus? Status { get; init; }
}
