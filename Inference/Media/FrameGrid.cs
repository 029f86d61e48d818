namespace LunaVideoAgent.Inference.Media;

/// <summary>
/// The frames of a file with a constant rate as points of a grid: a time tells the index of its frame before it is decoded. One time
/// off the grid ends that for good, and frames are counted from there.
/// </summary>
internal sealed class FrameGrid
{
    private readonly double _ticksPerFrame;
    private readonly double _tolerance;
    private long _origin;
    private long _decoded = -1;
    private long _leftOut = -1;
    private bool _isAnchored;
    private bool _isCounting;

    private FrameGrid(double ticksPerFrame)
    {
        _ticksPerFrame = ticksPerFrame;

        // Containers such as Matroska round times to their own ticks; twice, where both ends are rounded.
        _tolerance = Math.Min(1.01, ticksPerFrame / 4);
    }

    /// <summary>Times may still be taken for indices: the first frame was seen and none was off the grid.</summary>
    public bool IsActive { get; private set; } = true;

    /// <summary>Seconds a frame lasts.</summary>
    public required double FrameSeconds { get; init; }

    /// <summary>A grid for a stream whose average and real rate agree; null for others.</summary>
    /// <param name="averageRate">Frames a second on average.</param>
    /// <param name="realRate">Frames a second by the smallest step.</param>
    /// <param name="tickSeconds">Seconds of one tick of the stream's times.</param>
    public static FrameGrid? For(double averageRate, double realRate, double tickSeconds)
    {
        const double sameRate = 1e-6;

        return averageRate > 0 && tickSeconds > 0 && Math.Abs(averageRate - realRate) <= averageRate * sameRate
            ? new FrameGrid(1 / averageRate / tickSeconds) { FrameSeconds = 1 / averageRate }
            : null;
    }

    /// <summary>Starts in the middle of a source whose first frame has the given time.</summary>
    public void Anchor(long origin) => (_isAnchored, _origin) = (true, origin);

    /// <summary>The index of the frame that a packet holds; null where that cannot be told.</summary>
    public long? IndexOfPacket(long pts)
    {
        if (!IsActive || !_isAnchored)
        {
            return null;
        }

        var index = At(pts);
        IsActive = index is not null;
        return index;
    }

    /// <summary>The frame of a packet was left out: counting would go on behind it.</summary>
    public void LeaveOut(long index) => _leftOut = Math.Max(_leftOut, index);

    /// <summary>The index of a decoded frame; frames come in the order of their times.</summary>
    public long IndexOfFrame(long pts)
    {
        if (!_isAnchored)
        {
            _isAnchored = true;
            _origin = pts;
            return _decoded = 0;
        }

        // A frame that was sent before a packet ended the grid still has its place on it.
        var index = _isCounting ? null : At(pts);
        _isCounting = !(index > _decoded);
        IsActive &= !_isCounting;
        return _decoded = _isCounting ? Math.Max(_decoded, _leftOut) + 1 : index!.Value;
    }

    private long? At(long pts)
    {
        if (pts == long.MinValue)
        {
            return null;
        }

        var ticks = (double)(pts - _origin);
        var index = (long)Math.Round(ticks / _ticksPerFrame);
        return index >= 0 && Math.Abs(ticks - (index * _ticksPerFrame)) <= _tolerance ? index : null;
    }
}
