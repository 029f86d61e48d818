namespace LunaVideoAgent.Silo.Storage;

/// <summary>
/// How a stream whose owners die young is kept from going on to the next silo: its native code may be what kills them. The second
/// death in a row holds it back for a minute, each further one twice as long, at most about an hour.
/// </summary>
internal static class HoldBack
{
    /// <summary>An owner that vanishes sooner after taking the lease died young.</summary>
    public static readonly TimeSpan YoungAge = TimeSpan.FromSeconds(60);

    /// <summary>How long the second young death in a row holds a stream back.</summary>
    public static readonly TimeSpan First = TimeSpan.FromSeconds(60);

    /// <summary>How often that may double: 60 s × 2⁶ = 64 minutes.</summary>
    public const int Doublings = 6;
}
