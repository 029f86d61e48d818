namespace LunaVideoAgent.Gateway.Events;

/// <summary>How long to wait before the next of several tries in a row.</summary>
internal static class RetryPause
{
    private const int MaxDoublings = 5;

    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    /// <summary>100 ms after the first failure, twice as long after each further one, 2 s at most.</summary>
    public static TimeSpan After(int failures)
    {
        var pause = First * (1 << Math.Clamp(failures - 1, 0, MaxDoublings));
        return pause < Longest ? pause : Longest;
    }
}
