namespace LunaVideoAgent.Grains.Abstractions.Live;

/// <summary>The newest shown frame of a stream.</summary>
/// <param name="Epoch">The run it comes from; sequences of another epoch start at 1.</param>
/// <param name="Frame">Null if none came in time.</param>
/// <param name="IsClosed">Nothing more will come in this epoch.</param>
[GenerateSerializer, Immutable, Alias("luna.LivePage")]
public sealed record LivePage(
    [property: Id(0)] long Epoch,
    [property: Id(1)] LiveFrame? Frame,
    [property: Id(2)] bool IsClosed);
