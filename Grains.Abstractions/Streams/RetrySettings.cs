namespace LunaVideoAgent.Grains.Abstractions.Streams;

/// <summary>How often and how soon a lost source is opened again.</summary>
/// <param name="AttemptCount">Attempts in a row; 0 disables.</param>
/// <param name="Delay">Pause before an attempt.</param>
[GenerateSerializer, Immutable, Alias("luna.RetrySettings")]
public sealed record RetrySettings(
    [property: Id(0)] int AttemptCount,
    [property: Id(1)] TimeSpan Delay)
{
    /// <summary>Ten attempts, 100 ms apart.</summary>
    public static RetrySettings Default { get; } = new(10, TimeSpan.FromMilliseconds(100));
}
