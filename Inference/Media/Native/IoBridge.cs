using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace LunaVideoAgent.Inference.Media.Native;

/// <summary>
/// Gives libav bytes from <see cref="IByteSource"/>s: the source itself and everything that it refers to, such as the segments of a
/// playlist. libav opens nothing on its own then, so every address is checked by this program and connected to as checked.
/// </summary>
internal sealed unsafe class IoBridge(IByteSourceOpener opener)
{
    private const int BufferSize = 64 * 1024;
    private const int PermissionDenied = -1;
    private const int SeekSize = 0x10000;
    private const int SeekForce = 0x20000;

    private readonly Dictionary<nint, IoStream> _streams = [];
    private GCHandle _self;

    /// <summary>What went wrong with the last opening or reading; null if nothing did.</summary>
    public Exception? Fault { get; private set; }

    /// <summary>Whether the source itself can be read from anywhere.</summary>
    public bool CanSeek { get; private set; }

    /// <summary>Hooks it into a format context, which must be released before <see cref="Release"/>.</summary>
    public void Install(nint formatContext, LibavLayout layout)
    {
        _self = GCHandle.Alloc(this);
        delegate* unmanaged[Cdecl]<nint, nint*, nint, int, nint*, int> open = &OnOpen;
        delegate* unmanaged[Cdecl]<nint, nint, int> close = &OnClose;
        Marshal.WriteIntPtr(formatContext, layout.FormatOpaque, GCHandle.ToIntPtr(_self));
        Marshal.WriteIntPtr(formatContext, layout.FormatIoOpen, (nint)open);
        Marshal.WriteIntPtr(formatContext, layout.FormatIoClose, (nint)close);
    }

    /// <summary>Opens the source itself and returns the URL that relative references start from.</summary>
    public string OpenMain(nint formatContext, string url, LibavLayout layout)
    {
        var source = opener.Open(new ByteSourceRequest(url));
        CanSeek = source.CanSeek;
        var flags = Marshal.ReadInt32(formatContext, layout.FormatFlags);
        Marshal.WriteIntPtr(formatContext, LibavFields.FormatIo, Add(source));
        Marshal.WriteInt32(formatContext, layout.FormatFlags, flags | LibavFields.CustomIo);
        return source.FinalUrl;
    }

    /// <summary>Closes what is still open and lets go of the format context.</summary>
    public void Release()
    {
        foreach (var io in _streams.Keys.ToArray())
        {
            Close(io);
        }

        if (_self.IsAllocated)
        {
            _self.Free();
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int OnOpen(nint formatContext, nint* io, nint url, int flags, nint* options)
    {
        var opaque = Marshal.ReadIntPtr(formatContext, Libav.Layout.FormatOpaque);
        return GCHandle.FromIntPtr(opaque).Target is IoBridge bridge
            ? bridge.Open(io, LibavText.Read(url) ?? "", options is null ? 0 : *options)
            : PermissionDenied;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int OnClose(nint formatContext, nint io)
    {
        var opaque = Marshal.ReadIntPtr(formatContext, Libav.Layout.FormatOpaque);

        if (GCHandle.FromIntPtr(opaque).Target is IoBridge bridge)
        {
            bridge.Close(io);
        }

        return 0;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int OnRead(nint opaque, byte* buffer, int size)
    {
        var stream = IoStream.From(opaque);
        return stream.Bridge.Read(stream, buffer, size);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static long OnSeek(nint opaque, long offset, int origin)
    {
        var stream = IoStream.From(opaque);
        return stream.Bridge.Seek(stream, offset, origin & ~SeekForce);
    }

    private static long? Number(nint options, string key) =>
        NativeDictionary.Get(options, key) is { } text
        && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    private int Open(nint* io, string url, nint options)
    {
        var request = new ByteSourceRequest(
            url,
            Number(options, "offset") ?? 0,
            Number(options, "end_offset"),
            NativeDictionary.Get(options, "key"),
            NativeDictionary.Get(options, "iv"));

        return (int)Try(() =>
        {
            *io = Add(opener.Open(request));
            return 0;
        });
    }

    private nint Add(IByteSource source)
    {
        var stream = new IoStream(this, source);
        var buffer = LibavError.ThrowIfNull(LibAvCore.av_malloc(BufferSize));
        var io = LibavError.ThrowIfNull(LibAvFormat.avio_alloc_context(
            buffer, BufferSize, writeFlag: 0, stream.Opaque, &OnRead, write: 0, source.CanSeek ? &OnSeek : null));
        _streams.Add(io, stream);
        return io;
    }

    private void Close(nint io)
    {
        if (!_streams.Remove(io, out var stream))
        {
            return;
        }

        // libav may have replaced the buffer that it was given.
        LibAvCore.av_free(Marshal.ReadIntPtr(io, LibavFields.IoBuffer));
        LibAvFormat.avio_context_free(ref io);
        stream.Dispose();
    }

    private int Read(IoStream stream, byte* buffer, int size) => (int)Try(() =>
    {
        var read = stream.Source.Read(new Span<byte>(buffer, size));
        stream.Position += read;
        return read > 0 ? read : LibavError.EndOfFile;
    });

    private long Seek(IoStream stream, long offset, int origin) => Try(() =>
    {
        if (origin == SeekSize)
        {
            return stream.Source.Length ?? PermissionDenied;
        }

        var position = (SeekOrigin)origin switch
        {
            SeekOrigin.Begin => offset,
            SeekOrigin.Current => stream.Position + offset,
            _ => (stream.Source.Length ?? 0) + offset,
        };

        stream.Source.Seek(position);
        stream.Position = position;
        return position;
    });

    private long Try(Func<long> action)
    {
        try
        {
            var result = action();
            Fault = null;
            return result;
        }
#pragma warning disable CA1031 // An exception must not pass through C: it is kept, and thrown again on the other side.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            Fault = fault;
            return fault is OperationCanceledException ? LibavError.Exit : LibavError.InputOutput;
        }
    }
}
