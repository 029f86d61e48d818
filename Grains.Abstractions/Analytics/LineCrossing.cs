namespace LunaVideoAgent.Grains.Abstractions.Analytics;

/// <summary>One object on its way over one line.</summary>
/// <param name="Line">The line's name.</param>
/// <param name="Direction">Forward or backward.</param>
/// <param name="Label">The object's class.</param>
/// <param name="TrackId">The object; the same in all its crossings.</param>
/// <param name="TimeOffset">When it was on the line, in seconds from the start of the stream; between two frames if need be.</param>
/// <param name="Point">Where on the line, in pixels of the original frame.</param>
[GenerateSerializer, Immutable, Alias("luna.LineCrossing")]
public sealed record LineCrossing(
    [property: Id(0)] string Line,
    [property: Id(1)] LineDirection Direction,
    [property: Id(2)] string Label,
    [property: Id(3)] Guid TrackId,
    [property: Id(4)] double TimeOffset,
    [property: Id(5)] ImagePoint Point);
