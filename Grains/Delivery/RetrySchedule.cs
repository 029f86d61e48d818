namespace LunaVideoAgent.Grains.Delivery;

/// <summary>
/// When a receiver is asked again: soon at first, then more and more rarely, for days; as Standard Webhooks suggests, with two steps more
/// at the beginning for receivers that restart. Jitter keeps those who failed together from coming back together.
/// </summary>
internal static class RetrySchedule
{
    private const double Jitter = 0.2;

    private static readonly TimeSpan MaxRetryAfter = TimeSpan.FromHours(24);

    private static readonly TimeSpan[] Steps =
    [
        TimeSpan.FromSeconds(1),
        TimeSpan.FromSeconds(5),
        TimeSpan.FromSeconds(30),
        TimeSpan.FromMinutes(5),
        TimeSpan.FromMinutes(30),
        TimeSpan.FromHours(2),
        TimeSpan.FromHours(5),
        TimeSpan.FromHours(10),
        TimeSpan.FromHours(14),
        TimeSpan.FromHours(20),
        TimeSpan.FromHours(24),
    ];

    /// <summary>Attempts after which there is no next one.</summary>
    public static int MaxAttempts => Steps.Length + 1;

    /// <summary>How long to wait after so many failures in a row, one or more.</summary>
    public static TimeSpan DelayAfter(int failures, Random random)
    {
        var step = Steps[Math.Clamp(failures, 1, Steps.Length) - 1];
        return step * (1 + (Jitter * ((2 * random.NextDouble()) - 1)));
    }

    /// <summary>The same, but never before the receiver wants it; it may ask for a day at most.</summary>
    public static TimeSpan DelayAfter(int failures, TimeSpan? retryAfter, Random random)
    {
        var delay = DelayAfter(failures, random);
        var asked = retryAfter is { } given && given < MaxRetryAfter ? given : retryAfter is null ? TimeSpan.Zero : MaxRetryAfter;
        return delay > asked ? delay : asked;
    }
}
