namespace LunaVideoAgent.Inference.Media;

/// <summary>Holds frames of a file back until their time has come.</summary>
internal sealed class RealTimePacer : IDisposable
{
    private readonly TimeProvider _timeProvider;
    private readonly ManualResetEventSlim _due = new();
    private readonly ITimer _timer;
    private long? _start;

    /// <summary>A pacer whose time starts with the first frame.</summary>
    public RealTimePacer(TimeProvider timeProvider)
    {
        _timeProvider = timeProvider;
        _timer = timeProvider.CreateTimer(
            static due => ((ManualResetEventSlim)due!).Set(), _due, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Waits until as many seconds have passed since the first frame.</summary>
    public void WaitFor(double seconds, CancellationToken cancellationToken)
    {
        _start ??= _timeProvider.GetTimestamp();
        var left = TimeSpan.FromSeconds(seconds) - _timeProvider.GetElapsedTime(_start.Value);

        if (left <= TimeSpan.Zero)
        {
            return;
        }

        _due.Reset();
        _timer.Change(left, Timeout.InfiniteTimeSpan);
        _due.Wait(cancellationToken);
    }

    public void Dispose()
    {
        _timer.Dispose();
        _due.Dispose();
    }
}
