using LunaVideoAgent.Inference.Media.Native;

namespace LunaVideoAgent.Inference.Media;

/// <summary>Gives each frame its index and its times, and tells ahead which packets nobody needs.</summary>
internal sealed class FrameTimeline
{
    private const double UsualFramesPerSecond = 25;

    private readonly FrameTimestampSource _source;
    private readonly double _tickSeconds;
    private readonly double _frameSeconds;
    private readonly FrameClock _clock;
    private readonly FrameGrid? _grid;
    private readonly FrameThinning _thinning;
    private long _count;

    /// <summary>A timeline for one stream.</summary>
    public FrameTimeline(StreamInfo stream, FrameSourceOptions options)
    {
        var isLive = options.Kind == SourceKind.Live;
        var rate = FrameRateOf(stream) ?? UsualFramesPerSecond;
        _source = options.TimestampSource;
        _tickSeconds = stream.TimeBase.Value;
        _frameSeconds = 1 / rate;
        _clock = new FrameClock(isLive || _source == FrameTimestampSource.Server, _frameSeconds);
        _thinning = new FrameThinning(options.FrameRate);
        _grid = GridFor(stream, options);
    }

    /// <summary>The grid that frames of a source lie on, if they do.</summary>
    public static FrameGrid? GridFor(StreamInfo stream, FrameSourceOptions options) =>
        options.Kind == SourceKind.Live || options.TimestampSource is not (FrameTimestampSource.Auto or FrameTimestampSource.Pts)
            ? null
            : FrameGrid.For(stream.AverageFrameRate.Value, stream.RealFrameRate.Value, stream.TimeBase.Value);

    /// <summary>Frames a second that can be true; null where the source does not say.</summary>
    public static double? FrameRateOf(StreamInfo stream)
    {
        // Some sources give the ticks of their clock for a rate.
        const double most = 240;

        foreach (var rate in (ReadOnlySpan<Rational>)[stream.AverageFrameRate, stream.GuessedFrameRate, stream.RealFrameRate])
        {
            if (rate.Value is > 0 and <= most)
            {
                return rate.Value;
            }
        }

        return null;
    }

    /// <summary>Starts in the middle of a source whose frames lie on a grid.</summary>
    /// <param name="originTicks">Time of its first frame.</param>
    /// <param name="nextTicks">Time of the frame that comes next.</param>
    public void Anchor(long originTicks, long nextTicks)
    {
        _grid!.Anchor(originTicks);
        _clock.Anchor(Seconds(originTicks), Seconds(nextTicks));
    }

    /// <summary>Best guess of a picture's time in ticks.</summary>
    public static long Best(DecodedPicture picture) =>
        picture.BestEffortTimestamp == LibavFields.NoPts ? picture.Pts : picture.BestEffortTimestamp;

    /// <summary>Whether nobody wants the frame of a packet that is about to be decoded; false where that cannot be told.</summary>
    public bool IsUnwanted(PacketHandle packet, IFrameSampler sampler)
    {
        if (_grid?.IndexOfPacket(packet.Pts) is not { } index)
        {
            return false;
        }

        if (_thinning.OnGrid(OnGrid(index)) is { } position && sampler.Wants(position))
        {
            return false;
        }

        _grid.LeaveOut(index);
        return true;
    }

    /// <summary>Places a decoded frame; null where it is passed over.</summary>
    /// <param name="picture">What came out of the decoder.</param>
    /// <param name="arrivalSeconds">The clock.</param>
    /// <param name="seconds">Time from the first frame.</param>
    public FramePosition? Place(DecodedPicture picture, double arrivalSeconds, out double seconds)
    {
        var before = seconds = _clock.Now;
        seconds = _clock.Next(RawSeconds(picture), arrivalSeconds);

        if (_grid is not null)
        {
            return _thinning.OnGrid(OnGrid(_grid.IndexOfFrame(Best(picture))));
        }

        var step = _count == 0 ? _frameSeconds : seconds - before;
        return _thinning.InOrder(new FramePosition(_count++, seconds, step));
    }

    private FramePosition OnGrid(long index) => new(index, index * _grid!.FrameSeconds, _grid.FrameSeconds);

    private double RawSeconds(DecodedPicture picture) => _source switch
    {
        FrameTimestampSource.Pts => Seconds(picture.Pts),
        FrameTimestampSource.Dts => Seconds(picture.PacketDts),
        FrameTimestampSource.Server => double.NaN,
        FrameTimestampSource.FrameRate => _clock.Frames * _frameSeconds,
        _ => Seconds(Best(picture)),
    };

    private double Seconds(long ticks) => ticks == LibavFields.NoPts ? double.NaN : ticks * _tickSeconds;
}
