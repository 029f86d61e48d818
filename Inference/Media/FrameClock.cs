namespace LunaVideoAgent.Inference.Media;

/// <summary>
/// Makes seconds from the first frame out of raw times that may be missing, repeat, jump or start again: every step is positive, and
/// a step that cannot be true is replaced by a likely one.
/// </summary>
/// <param name="isLive">Missing times are taken from the clock; else from the frame rate.</param>
/// <param name="frameSeconds">How long a frame usually lasts.</param>
internal sealed class FrameClock(bool isLive, double frameSeconds)
{
    /// <summary>The shortest step.</summary>
    public const double SmallestStep = 0.001;

    // Smaller steps back come from sloppy clocks, greater ones from a restart or a wrap.
    private const double SloppySeconds = 1;
    private const double FileGapSeconds = 300;
    private const double LiveGapSeconds = 10;

    private double _now;
    private double _raw = double.NaN;
    private double _offset;
    private double _arrival;

    /// <summary>Frames so far.</summary>
    public long Frames { get; private set; }

    /// <summary>The time of the last frame.</summary>
    public double Now => _now;

    /// <summary>Seconds from the first frame.</summary>
    /// <param name="rawSeconds">The frame's own time; not a number where it has none.</param>
    /// <param name="arrivalSeconds">The clock, from any point on.</param>
    public double Next(double rawSeconds, double arrivalSeconds)
    {
        var waited = arrivalSeconds - _arrival;
        _arrival = arrivalSeconds;

        if (Frames++ == 0)
        {
            _offset = -rawSeconds;
            _raw = rawSeconds;
            return _now = 0;
        }

        _now = Time(rawSeconds, waited);
        _raw = rawSeconds;
        return _now;
    }

    /// <summary>Starts in the middle of a source: as if the frame before the given time had been the last one.</summary>
    /// <param name="originSeconds">Raw time of the source's first frame.</param>
    /// <param name="nextSeconds">Raw time of the frame that comes next.</param>
    public void Anchor(double originSeconds, double nextSeconds)
    {
        Frames = 1;
        _offset = -originSeconds;
        _raw = nextSeconds - frameSeconds;
        _now = _raw + _offset;
    }

    // Raw time and offset alone make the time wherever they can: then a reader that starts later comes to the same, bit for bit.
    private double Time(double rawSeconds, double waited)
    {
        if (double.IsNaN(rawSeconds) || double.IsNaN(_raw))
        {
            return Rebase(rawSeconds, isLive ? waited : frameSeconds);
        }

        var time = rawSeconds + _offset;
        var step = time - _now;

        if (step < -SloppySeconds || step > Gap(waited))
        {
            return Rebase(rawSeconds, isLive ? Math.Min(waited, LiveGapSeconds) : frameSeconds);
        }

        return Math.Max(time, _now + SmallestStep);
    }

    private double Gap(double waited) => isLive ? waited + LiveGapSeconds : FileGapSeconds;

    // The raw clock counts again from here on.
    private double Rebase(double rawSeconds, double step)
    {
        var time = _now + Math.Max(step, SmallestStep);
        _offset = time - rawSeconds;
        return time;
    }
}
