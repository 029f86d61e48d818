namespace LunaVideoAgent.Grains.Segments;

/// <summary>What came of an order.</summary>
/// <param name="Document">The findings as a <see cref="SegmentDocument"/>; null if there are none.</param>
/// <param name="IsBusy">The silo had no place; anybody may be asked again.</param>
[GenerateSerializer, Immutable, Alias("luna.SegmentAnswer")]
internal sealed record SegmentAnswer([property: Id(0)] byte[]? Document, [property: Id(1)] bool IsBusy)
{
    /// <summary>No place.</summary>
    public static SegmentAnswer Busy { get; } = new(Document: null, IsBusy: true);

    /// <summary>It could not be done there, or the silo is gone.</summary>
    public static SegmentAnswer Failed { get; } = new(Document: null, IsBusy: false);
}
