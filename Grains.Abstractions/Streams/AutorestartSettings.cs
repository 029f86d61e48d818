namespace LunaVideoAgent.Grains.Abstractions.Streams;

/// <summary>Whether and how a failed stream is restarted by the server.</summary>
/// <param name="Enabled">Restart at all.</param>
/// <param name="AttemptCount">1 to 10 attempts.</param>
/// <param name="Delay">1 s to 1 h between attempts.</param>
[GenerateSerializer, Immutable, Alias("luna.AutorestartSettings")]
public sealed record AutorestartSettings(
    [property: Id(0)] bool Enabled,
    [property: Id(1)] int AttemptCount,
    [property: Id(2)] TimeSpan Delay)
{
    /// <summary>Off; ten attempts a minute apart once on.</summary>
    public static AutorestartSettings Default { get; } = new(Enabled: false, 10, TimeSpan.FromSeconds(60));
}
