using System.Runtime.InteropServices;

namespace LunaVideoAgent.Inference.Media.Native;

/// <summary>An open source: packets of one of its streams. For one thread.</summary>
internal sealed class Demuxer : IDisposable
{
    private readonly LibavLayout _layout = Libav.Layout;
    private readonly Interruption _interruption;
    private readonly FormatContextHandle _context;
    private readonly string _name;
    private int _stream = -1;

    private Demuxer(FormatContextHandle context, Interruption interruption, string name)
    {
        _context = context;
        _interruption = interruption;
        _name = name;
    }

    /// <summary>Container format, such as <c>mov,mp4,m4a,3gp,3g2,mj2</c>.</summary>
    public string Format
    {
        get
        {
            var input = Marshal.ReadIntPtr(_context.Pointer, LibavFields.FormatInput);
            return LibavText.Read(Marshal.ReadIntPtr(input, LibavFields.InputName)) ?? "unknown";
        }
    }

    /// <summary>Its length; null if unknown.</summary>
    public TimeSpan? Duration
    {
        get
        {
            var microseconds = Marshal.ReadInt64(_context.Pointer, _layout.FormatDuration);
            return microseconds > 0 ? TimeSpan.FromMicroseconds(microseconds) : null;
        }
    }

    /// <summary>Why reading failed, where the bytes come from this program's own HTTP client; else null.</summary>
    public Exception? Fault => _context.Bridge?.Fault;

    /// <summary>Connects and probes within the time that the interruption leaves.</summary>
    public static Demuxer Open(DemuxerRequest request, Interruption interruption)
    {
        var context = FormatContextHandle.Allocate(interruption, request.Opener is null ? null : new IoBridge(request.Opener));
        var demuxer = new Demuxer(context, interruption, request.Name);
        LibavLog.StartCapture();

        try
        {
            demuxer.Open(request);
            var opened = demuxer;
            demuxer = null;
            return opened;
        }
        finally
        {
            LibavLog.EndCapture();
            demuxer?.Dispose();
        }
    }

    /// <summary>Video streams in the order of the container, without cover pictures.</summary>
    public IReadOnlyList<StreamInfo> VideoStreams() => StreamReader.VideoStreams(_context.Pointer, _layout);

    /// <summary>The stream that libav takes for the main one; -1 if there is none.</summary>
    public int FindBestStream() =>
        LibAvFormat.av_find_best_stream(_context.Pointer, LibavFields.MediaTypeVideo, wanted: -1, related: -1, decoder: 0, flags: 0);

    /// <summary>Reads packets of one stream from now on; the others are not even parsed.</summary>
    public void Keep(int stream)
    {
        _stream = stream;
        var count = Marshal.ReadInt32(_context.Pointer, LibavFields.FormatStreamCount);

        for (var index = 0; index < count; index++)
        {
            if (index != stream)
            {
                Marshal.WriteInt32(StreamReader.At(_context.Pointer, index), _layout.StreamDiscard, LibavFields.DiscardAll);
            }
        }
    }

    /// <summary>The next packet of the stream: 0, or libav's error. Throws where it was interrupted.</summary>
    public int Read(PacketHandle packet)
    {
        while (true)
        {
            var result = LibAvFormat.av_read_frame(_context.Pointer, packet.Pointer);

            if (_interruption.ShouldStop())
            {
                packet.Clear();
                _interruption.ThrowIfStopped(_name);
            }

            if (result == LibavError.TryAgain)
            {
                continue;
            }

            if (result < 0 || packet.StreamIndex == _stream)
            {
                return result;
            }

            packet.Clear();
        }
    }

    /// <summary>Whether it can be read from anywhere.</summary>
    public bool CanSeek => _context.Bridge?.CanSeek ?? true;

    /// <summary>Goes to the key frame at or before a time of the stream, as far as the container can tell.</summary>
    public bool Seek(long timestamp)
    {
        var result = LibAvFormat.av_seek_frame(_context.Pointer, _stream, timestamp, LibavFields.SeekBackward);

        if (_interruption.ShouldStop())
        {
            _interruption.ThrowIfStopped(_name);
        }

        return result >= 0;
    }

    /// <summary>The codec parameters of a stream, for the decoder.</summary>
    internal nint ParametersOf(int stream) =>
        Marshal.ReadIntPtr(StreamReader.At(_context.Pointer, stream), _layout.StreamCodecParameters);

    public void Dispose() => _context.Dispose();

    private void Open(DemuxerRequest request)
    {
        var options = new NativeDictionary();

        try
        {
            foreach (var (key, value) in request.Options)
            {
                options.Set(key, value);
            }

            var url = _context.Bridge is { } bridge ? bridge.OpenMain(_context.Pointer, request.Url, _layout) : request.Url;
            Check(_context.Open(url, ref options.Pointer));
            request.ReportUnknown(options.Keys());
        }
        finally
        {
            options.Dispose();
        }

        Check(LibAvFormat.avformat_find_stream_info(_context.Pointer, 0));
    }

    private void Check(int result)
    {
        _ = _interruption.ShouldStop();
        _interruption.ThrowIfStopped(_name);

        if (Fault is MediaException fault && result < 0)
        {
            throw fault;
        }

        if (result < 0)
        {
            throw OpenFailure(result, LibavLog.Captured);
        }
    }

    private MediaException OpenFailure(int result, IReadOnlyList<string> log)
    {
        var reason = log.Count == 0 ? "" : $" ({log[^1]})";
        var kind = log.Any(line => line.Contains("whitelist", StringComparison.OrdinalIgnoreCase))
            ? MediaErrorKind.Forbidden
            : LibavError.KindOf(result);

        return new MediaException(kind, $"{_name} cannot be opened: {LibavError.Describe(result)}{reason}.");
    }
}
