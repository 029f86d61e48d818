namespace LunaVideoAgent.Inference.Media;

/// <summary>
/// Tells whether the reader of a source that plays by the clock has fallen behind it: how much later packets are read than the most
/// punctual ones of the last minute or two. The window forgives clocks that drift.
/// </summary>
/// <param name="limit">What is late.</param>
internal sealed class Lateness(TimeSpan limit)
{
    private const double WindowSeconds = 60;

    private double _least = double.PositiveInfinity;
    private double _leastBefore = double.PositiveInfinity;
    private double _windowStart;
    private double _last = double.NegativeInfinity;

    /// <summary>Whether a packet is late; packets come in the order of the source.</summary>
    /// <param name="seconds">Its time in the source; not a number where it has none.</param>
    /// <param name="arrivalSeconds">The clock when it is read, from any point on.</param>
    public bool IsLate(double seconds, double arrivalSeconds)
    {
        if (double.IsNaN(seconds))
        {
            return false;
        }

        // A time that goes back is a camera that began anew.
        if (seconds < _last)
        {
            _least = _leastBefore = double.PositiveInfinity;
        }

        if (arrivalSeconds - _windowStart > WindowSeconds)
        {
            (_leastBefore, _least, _windowStart) = (_least, double.PositiveInfinity, arrivalSeconds);
        }

        _last = seconds;
        var delay = arrivalSeconds - seconds;
        _least = Math.Min(_least, delay);
        return delay - Math.Min(_least, _leastBefore) > limit.TotalSeconds;
    }
}
