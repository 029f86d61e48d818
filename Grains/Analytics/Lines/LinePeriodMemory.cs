namespace LunaVideoAgent.Grains.Analytics.Lines;

/// <summary>One period of crossings.</summary>
/// <param name="StartSeconds">When it began.</param>
/// <param name="StartTime">Wall clock of that.</param>
/// <param name="LinesId">What events of periods are about.</param>
/// <param name="Crossings">Those of it.</param>
[GenerateSerializer, Immutable, Alias("luna.LinePeriodMemory")]
internal sealed record LinePeriodMemory(
    [property: Id(0)] double StartSeconds,
    [property: Id(1)] DateTimeOffset StartTime,
    [property: Id(2)] Guid LinesId,
    [property: Id(3)] IReadOnlyList<PendingCrossing> Crossings);
