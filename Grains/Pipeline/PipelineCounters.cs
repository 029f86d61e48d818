using LunaVideoAgent.Inference.Media;
using LunaVideoAgent.Inference.Media.Segments;

namespace LunaVideoAgent.Grains.Pipeline;

/// <summary>What one pipeline did so far; written by its threads, read by anybody.</summary>
internal sealed class PipelineCounters
{
    private long _analysed;
    private long _dropped;
    private int _reconnects;
    private long _lastFrameTicks;
    private long _ageTicks;
    private volatile IFrameSource? _source;
    private volatile VideoInfo? _info;
    private long _earlierFrames;
    private long _earlierDecoded;
    private long _earlierCorrupt;
    private long _earlierErrors;
    private long _earlierLate;

    /// <summary>Frames that went through the analytics.</summary>
    public long Analysed => Volatile.Read(ref _analysed);

    /// <summary>Frames passed over because too many were in work.</summary>
    public long Dropped => Volatile.Read(ref _dropped);

    /// <summary>Times the source was opened again.</summary>
    public int Reconnects => Volatile.Read(ref _reconnects);

    /// <summary>The source as it is open now.</summary>
    public VideoInfo? Info => _info;

    /// <summary>When the newest analysed frame left the decoder.</summary>
    public DateTimeOffset? LastFrameTime =>
        Volatile.Read(ref _lastFrameTicks) is var ticks and not 0 ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

    /// <summary>From decoder to result, of that frame.</summary>
    public TimeSpan AgeOfResult => TimeSpan.FromTicks(Volatile.Read(ref _ageTicks));

    /// <summary>Of a segment: what was seen at its ends, once it is closed.</summary>
    public SegmentSeams? Seams { get; private set; }

    /// <summary>Counters of the source over all reconnects.</summary>
    public FrameSourceStatistics Source
    {
        get
        {
            var now = _source?.Statistics ?? default;
            return new FrameSourceStatistics(
                _earlierFrames + now.Frames,
                _earlierDecoded + now.Decoded,
                _earlierCorrupt + now.Corrupt,
                _earlierErrors + now.Errors,
                _earlierLate + now.Late);
        }
    }

    /// <summary>A source was opened.</summary>
    public void Open(IFrameSource source, VideoInfo info) => (_source, _info) = (source, info);

    /// <summary>The source is closed; its counters stay.</summary>
    public void Close()
    {
        var total = Source;
        Seams = _source?.Seams;
        _source = null;
        (_earlierFrames, _earlierDecoded, _earlierCorrupt, _earlierErrors, _earlierLate) = total;
    }

    /// <summary>Counts on from what an earlier pipeline of the stream counted.</summary>
    public void GoOn(long analysed, long dropped, int reconnects) => (_analysed, _dropped, _reconnects) = (analysed, dropped, reconnects);

    /// <summary>One frame was dropped.</summary>
    public void CountDropped() => Interlocked.Increment(ref _dropped);

    /// <summary>The source is opened again.</summary>
    public void CountReconnect() => Interlocked.Increment(ref _reconnects);

    /// <summary>One frame is analysed.</summary>
    public void CountAnalysed(DateTimeOffset decodeTime, TimeSpan age)
    {
        Volatile.Write(ref _lastFrameTicks, decodeTime.UtcTicks);
        Volatile.Write(ref _ageTicks, age.Ticks);
        Interlocked.Increment(ref _analysed);
    }
}
