using System.Globalization;
using System.Runtime.InteropServices;

namespace LunaVideoAgent.Inference.Media.Native;

/// <summary>Packets in, pictures out. For one thread.</summary>
internal sealed unsafe class Decoder : IDisposable
{
    // libav rounds the width up to 64 before it compares; this is what that adds to the highest picture there can be.
    private const long AlignmentPixels = 63 * 16_384;

    private readonly LibavLayout _layout = Libav.Layout;
    private readonly CodecContextHandle _context;

    private Decoder(CodecContextHandle context)
    {
        _context = context;
    }

    /// <summary>Makes a decoder for one stream of a demuxer.</summary>
    /// <exception cref="MediaException">There is none for this codec, or it does not open.</exception>
    public static Decoder Open(Demuxer demuxer, StreamInfo stream, DecoderSettings settings)
    {
        var parameters = demuxer.ParametersOf(stream.Index);
        var codec = FindCodec(parameters, stream);
        var context = CodecContextHandle.Allocate(codec);

        try
        {
            LibavError.ThrowIfFailed(LibAvCodec.avcodec_parameters_to_context(context, parameters), "The decoder takes no parameters");
            *(Rational*)(context.Pointer + Libav.Layout.CodecPacketTimeBase) = stream.TimeBase;
            settings.Device?.AttachTo(context, Libav.Layout);
            Open(context, codec, settings);
            var decoder = new Decoder(context);
            context = null;
            return decoder;
        }
        finally
        {
            context?.Dispose();
        }
    }

    /// <summary>The decoder's implementation for a stream.</summary>
    public static nint FindCodec(nint parameters, StreamInfo stream)
    {
        var codecId = Marshal.ReadInt32(parameters, LibavFields.ParametersCodecId);
        var codec = LibAvCodec.avcodec_find_decoder(codecId);
        return codec == 0
            ? throw new MediaException(MediaErrorKind.Unsupported, $"There is no decoder for {stream.Codec}.")
            : codec;
    }

    /// <summary>Leaves out the packets sent from now on whose pictures nothing refers to, or decodes all.</summary>
    public void SkipNonReference(bool skip) =>
        *(int*)(_context.Pointer + _layout.CodecSkipFrame) = skip ? LibavFields.DiscardNonReference : LibavFields.DiscardDefault;

    /// <summary>Hands one packet in: 0, or libav's error.</summary>
    public int Send(PacketHandle packet) => LibAvCodec.avcodec_send_packet(_context.Pointer, packet.Pointer);

    /// <summary>Forgets what was sent; the next packet is a key frame.</summary>
    public void Flush() => LibAvCodec.avcodec_flush_buffers(_context.Pointer);

    /// <summary>Asks for the pictures that are still inside.</summary>
    public void Drain() => _ = LibAvCodec.avcodec_send_packet(_context.Pointer, 0);

    /// <summary>Takes one picture out: 0, libav's "try again" where it needs packets, its end of file, or an error.</summary>
    public int Receive(DecodedPicture picture) => LibAvCodec.avcodec_receive_frame(_context.Pointer, picture.Pointer);

    public void Dispose() => _context.Dispose();

    private static void Open(CodecContextHandle context, nint codec, DecoderSettings settings)
    {
        var options = new NativeDictionary();

        try
        {
            options.Set("threads", settings.Threads.ToString(CultureInfo.InvariantCulture));
            options.Set("max_pixels", (settings.MaxPixels + AlignmentPixels).ToString(CultureInfo.InvariantCulture));
            LibavError.ThrowIfFailed(LibAvCodec.avcodec_open2(context, codec, ref options.Pointer), "The decoder does not open");
        }
        finally
        {
            options.Dispose();
        }
    }
}
