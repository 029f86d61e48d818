namespace LunaVideoAgent.Gateway.Events;

/// <summary>
/// How long to wait before the next of several tries in a row. A stream whose silo died is back after about a second, so that second is
/// looked at closely; whoever does not come back then is asked seldom.
/// </summary>
internal static class RetryPause
{
    private const int CloseTries = 10;

    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Close = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    /// <summary>100 ms after the first failure, 200 after the second, 300 after up to ten, then 2 s.</summary>
    public static TimeSpan After(int failures) => failures switch
    {
        <= 1 => First,
        <= CloseTries => First * failures < Close ? First * failures : Close,
        _ => Longest,
    };
}
