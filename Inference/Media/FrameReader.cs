using System.Diagnostics;
using LunaVideoAgent.Inference.Media.Native;
using LunaVideoAgent.Inference.Media.Segments;

namespace LunaVideoAgent.Inference.Media;

/// <summary>The decode loop: packets in, wanted frames out.</summary>
internal sealed class FrameReader : IDisposable
{
    private readonly Demuxer _demuxer;
    private readonly Decoder _decoder;
    private readonly Interruption _interruption;
    private readonly Func<PacketHandle, bool>? _isLate;
    private readonly PacketHandle _packet = new();
    private readonly DecodedPicture _picture = new();
    private Action<PacketHandle>? _trace;
    private bool _skips;
    private bool _awaitsKey;
    private bool _hasPacket;
    private int _end;
    private long _decoding;

    /// <summary>Takes over the demuxer and the decoder.</summary>
    /// <param name="demuxer">Gives packets.</param>
    /// <param name="decoder">Makes pictures of them.</param>
    /// <param name="interruption">Learns that the source is alive.</param>
    /// <param name="isLate">Whether the reading has fallen too far behind with a packet; null where it cannot.</param>
    public FrameReader(Demuxer demuxer, Decoder decoder, Interruption interruption, Func<PacketHandle, bool>? isLate)
    {
        _isLate = isLate;
        _demuxer = demuxer;
        _decoder = decoder;
        _interruption = interruption;
    }

    /// <summary>Counters so far.</summary>
    public SourceCounters Counters { get; } = new();

    /// <summary>Where packets come from.</summary>
    public Demuxer Demuxer => _demuxer;

    /// <summary>The picture that <see cref="Next"/> found.</summary>
    public DecodedPicture Picture => _picture;

    /// <summary>How long the decoder worked for it, without waiting for packets.</summary>
    public TimeSpan DecodeDuration => Stopwatch.GetElapsedTime(0, _decoding);

    /// <summary>libav's word for the end of the source: its end of file, or what broke; 0 before that.</summary>
    public int End => _end;

    /// <summary>Has each packet shown before it is decoded.</summary>
    public void Trace(Action<PacketHandle> trace) => _trace = trace;

    /// <summary>Goes to a packet before anything is decoded; false if it is not found.</summary>
    /// <param name="start">A key frame.</param>
    /// <param name="tickSeconds">Seconds of one tick of the stream's times.</param>
    public bool GoTo(PacketMark start, double tickSeconds)
    {
        // Some containers only know about where a key frame is: then reading begins ever earlier.
        foreach (var secondsBefore in (ReadOnlySpan<double>)[0, 1, 10, 100])
        {
            var time = start.Pts - (long)(secondsBefore / tickSeconds);

            if (_demuxer.Seek(time) && ReadUpTo(start))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Decodes up to the next picture; false once the source has ended and the decoder is empty.</summary>
    /// <param name="isUnwanted">Whether the frame of a packet may be left out; null where none may.</param>
    public bool Next(Func<PacketHandle, bool>? isUnwanted)
    {
        _decoding = 0;

        while (true)
        {
            var start = Stopwatch.GetTimestamp();
            var result = _decoder.Receive(_picture);
            _decoding += Stopwatch.GetTimestamp() - start;

            if (result == 0)
            {
                Counters.CountDecoded(_picture.IsCorrupt);
                return true;
            }

            if (result == LibavError.EndOfFile)
            {
                return false;
            }

            if (result != LibavError.TryAgain)
            {
                Counters.CountError();
            }

            if (_end != 0 && result == LibavError.TryAgain)
            {
                return false;
            }

            if (_end == 0)
            {
                Feed(isUnwanted);
            }
        }
    }

    public void Dispose()
    {
        _decoder.Dispose();
        _demuxer.Dispose();
        _packet.Dispose();
        _picture.Dispose();
    }

    private bool ReadUpTo(PacketMark start)
    {
        while (_demuxer.Read(_packet) >= 0)
        {
            _interruption.Touch();
            _hasPacket = _packet.Mark == start;

            if (_hasPacket)
            {
                return true;
            }

            var isBehind = _packet.IsKey && _packet.Pts > start.Pts;
            _packet.Clear();

            if (isBehind)
            {
                return false;
            }
        }

        return false;
    }

    private void Feed(Func<PacketHandle, bool>? isUnwanted)
    {
        var result = _hasPacket ? 0 : _demuxer.Read(_packet);
        _hasPacket = false;

        if (result < 0)
        {
            _end = result;
            _decoder.Drain();
            return;
        }

        // Each packet of the stream shows that the source is alive.
        _interruption.Touch();

        if (_packet.Size > 0)
        {
            Counters.CountFrame();

            if (IsPassedOver())
            {
                Counters.CountLate();
                _packet.Clear();
                return;
            }

            _trace?.Invoke(_packet);
            Skip(isUnwanted is not null && isUnwanted(_packet));
        }

        var start = Stopwatch.GetTimestamp();

        if (_decoder.Send(_packet) < 0)
        {
            Counters.CountError();
        }

        _decoding += Stopwatch.GetTimestamp() - start;
        _packet.Clear();
    }

    // Whoever is behind catches up at the next key frame: what lies between needs pictures that nobody decoded.
    private bool IsPassedOver()
    {
        _awaitsKey |= _isLate is not null && _isLate(_packet);

        if (!_awaitsKey || !_packet.IsKey)
        {
            return _awaitsKey;
        }

        _awaitsKey = false;
        _decoder.Flush();
        return false;
    }

    private void Skip(bool skip)
    {
        if (skip != _skips)
        {
            _decoder.SkipNonReference(skip);
            _skips = skip;
        }
    }
}
