namespace LunaVideoAgent.Grains.Abstractions.Streams;

/// <summary>One page of a filtered, sorted list of streams.</summary>
/// <param name="Filter">Which streams.</param>
/// <param name="Order">Sorted by.</param>
/// <param name="Descending">Largest first.</param>
/// <param name="Page">From 1.</param>
/// <param name="PageSize">1 to 1,000.</param>
[GenerateSerializer, Immutable, Alias("luna.StreamListQuery")]
public sealed record StreamListQuery(
    [property: Id(0)] StreamFilter Filter,
    [property: Id(1)] StreamOrder Order,
    [property: Id(2)] bool Descending,
    [property: Id(3)] int Page,
    [property: Id(4)] int PageSize);
