namespace LunaVideoAgent.Grains.Abstractions.Streams;

/// <summary>The automatic restart of one stream, as stored.</summary>
/// <param name="Status">Where it stands.</param>
/// <param name="CurrentAttempt">Attempts so far; null before the first.</param>
/// <param name="LastAttemptTime">When the last attempt was made.</param>
[GenerateSerializer, Immutable, Alias("luna.AutorestartState")]
public sealed record AutorestartState(
    [property: Id(0)] AutorestartStatus Status,
    [property: Id(1)] int? CurrentAttempt,
    [property: Id(2)] DateTimeOffset? LastAttemptTime);
