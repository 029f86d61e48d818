using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Grains.Analytics.Schedules;

/// <summary>When a stream works: while one of its analytics does. One without a schedule always does.</summary>
internal sealed class StreamHours
{
    private static readonly TimeSpan LookInterval = TimeSpan.FromSeconds(1);

    private readonly WorkingHours?[] _analytics;

    /// <summary>Those of a stream with these analytics.</summary>
    public StreamHours(IReadOnlyList<AnalyticSettings> analytics) =>
        _analytics = [.. analytics.Select(analytic => analytic.Schedule is { } schedule ? new WorkingHours(schedule) : null)];

    /// <summary>Whether it works at a moment.</summary>
    public bool IsOpenAt(DateTimeOffset time) => Array.Exists(_analytics, hours => hours is null || hours.IsOpenAt(time));

    /// <summary>The first moment after another one at which it begins to work; null if it never will.</summary>
    public DateTimeOffset? FirstOpening(DateTimeOffset after) => _analytics.Min(hours => hours?.FirstOpening(after));

    /// <summary>Returns once it does not work; never if it always does.</summary>
    /// <exception cref="OperationCanceledException">Nobody waits any more.</exception>
    public async Task WaitUntilClosedAsync(TimeProvider time, CancellationToken cancellationToken)
    {
        if (Array.Exists(_analytics, hours => hours is null))
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, time, cancellationToken);
        }

        using var timer = new PeriodicTimer(LookInterval, time);

        while (IsOpenAt(time.GetUtcNow()))
        {
            await timer.WaitForNextTickAsync(cancellationToken);
        }
    }
}
