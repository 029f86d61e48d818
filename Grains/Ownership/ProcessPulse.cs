namespace LunaVideoAgent.Grains.Ownership;

/// <summary>
/// Notices that this process stood still: frozen, suspended or starved of processor time. Others may have found it dead meanwhile and
/// gone on with its work, while the clocks of its leases have not run out.
/// </summary>
internal sealed class ProcessPulse : IDisposable
{
    /// <summary>Standing still for longer is noticed; others need some two seconds to find a silo dead.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(1.5);

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private long _beat;
    private long _standstill = long.MinValue;

    /// <summary>Begins to beat.</summary>
    public ProcessPulse(TimeProvider time)
    {
        _time = time;
        _beat = time.GetTimestamp();
        _timer = time.CreateTimer(_ => Beat(), state: null, Interval, Interval);
    }

    /// <summary>Whether the process stood still after a moment, a timestamp of the clock. Right even before the next beat.</summary>
    public bool StoodStillSince(long timestamp)
    {
        Notice();
        return Volatile.Read(ref _standstill) > timestamp;
    }

    /// <inheritdoc/>
    public void Dispose() => _timer.Dispose();

    private void Beat()
    {
        Notice();
        Volatile.Write(ref _beat, _time.GetTimestamp());
    }

    private void Notice()
    {
        if (_time.GetElapsedTime(Volatile.Read(ref _beat)) > Limit)
        {
            Volatile.Write(ref _standstill, _time.GetTimestamp());
        }
    }
}
