namespace LunaVideoAgent.Inference.Media;

/// <summary>Keeps some frames a second and numbers them anew, as if the others had never been there.</summary>
/// <param name="framesPerSecond">Frames a second to keep; null keeps all.</param>
internal sealed class FrameThinning(double? framesPerSecond)
{
    // Times are sums of rounded ticks; a frame that is due this much later is due now.
    private const double Slack = 1e-3;

    private long _kept;
    private double _due;

    /// <summary>
    /// The position of a frame among those kept; null where it is passed over. For frames on a grid this depends on the frame alone.
    /// </summary>
    /// <param name="position">Its position in the source.</param>
    public FramePosition? OnGrid(FramePosition position)
    {
        var ratio = framesPerSecond * position.DurationSeconds ?? 1;

        if (ratio >= 1)
        {
            return position;
        }

        var index = (long)Math.Floor((position.Index * ratio) + Slack);
        var before = (long)Math.Floor(((position.Index - 1) * ratio) + Slack);
        return position.Index == 0 || index > before
            ? position with { Index = index, DurationSeconds = 1 / framesPerSecond!.Value }
            : null;
    }

    /// <summary>The same for frames that come at any time, one after the other; each is asked for once.</summary>
    public FramePosition? InOrder(FramePosition position)
    {
        if (framesPerSecond is not { } rate)
        {
            return position;
        }

        if (position.Seconds < _due - Slack)
        {
            return null;
        }

        // After a gap the rhythm starts anew, else it is kept.
        var step = 1 / rate;
        _due = position.Seconds - _due > step ? position.Seconds + step : _due + step;
        return position with { Index = _kept++, DurationSeconds = Math.Max(step, position.DurationSeconds) };
    }
}
