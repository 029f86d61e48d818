namespace LunaVideoAgent.Grains.Abstractions.Analytics;

/// <summary>What a stream's feed holds after a cursor.</summary>
/// <param name="Epoch">The run it comes from; sequences of another epoch start at 1.</param>
/// <param name="Items">Oldest first; empty if nothing came in time.</param>
/// <param name="Missed">Items between the cursor and the first one that the ring no longer holds.</param>
/// <param name="IsClosed">Nothing more will come in this epoch.</param>
[GenerateSerializer, Immutable, Alias("luna.EventPage")]
public sealed record EventPage(
    [property: Id(0)] long Epoch,
    [property: Id(1)] IReadOnlyList<FeedItem> Items,
    [property: Id(2)] long Missed,
    [property: Id(3)] bool IsClosed)
{
    /// <summary>The newest sequence there was when the reader asked; what is above came while it waited. 0 is none.</summary>
    [Id(4)] public long LastWhenAsked { get; init; }
}
