using System.Runtime.InteropServices;

namespace LunaVideoAgent.Inference.Media.Native;

/// <summary>Reads what is known of the streams of an open format context.</summary>
internal static unsafe class StreamReader
{
    private const int HvccSize = 23;
    private const int HvccTemporalLayersByte = 21;

    /// <summary>Video streams in the order of the container, without cover pictures.</summary>
    public static IReadOnlyList<StreamInfo> VideoStreams(nint context, LibavLayout layout)
    {
        var count = Marshal.ReadInt32(context, LibavFields.FormatStreamCount);
        var streams = new List<StreamInfo>();

        for (var index = 0; index < count; index++)
        {
            var stream = At(context, index);
            var parameters = Marshal.ReadIntPtr(stream, layout.StreamCodecParameters);
            var disposition = Marshal.ReadInt32(stream, layout.StreamDisposition);

            if (Marshal.ReadInt32(parameters, LibavFields.ParametersCodecType) == LibavFields.MediaTypeVideo
                && (disposition & LibavFields.DispositionAttachedPicture) == 0)
            {
                streams.Add(Describe(context, index, stream, parameters, layout));
            }
        }

        return streams;
    }

    /// <summary>The AVStream with an index.</summary>
    public static nint At(nint context, int index) =>
        Marshal.ReadIntPtr(Marshal.ReadIntPtr(context, LibavFields.FormatStreams), index * nint.Size);

    private static StreamInfo Describe(nint context, int index, nint stream, nint parameters, LibavLayout layout)
    {
        var codec = LibavText.Read(LibAvCodec.avcodec_get_name(Marshal.ReadInt32(parameters, LibavFields.ParametersCodecId)));

        return new StreamInfo
        {
            Index = index,
            Program = LibAvFormat.av_find_program_from_stream(context, 0, index),
            Codec = codec ?? "unknown",
            Width = Marshal.ReadInt32(parameters, layout.ParametersWidth),
            Height = Marshal.ReadInt32(parameters, layout.ParametersHeight),
            TimeBase = *(Rational*)(stream + layout.StreamTimeBase),
            AverageFrameRate = *(Rational*)(stream + layout.StreamAverageFrameRate),
            RealFrameRate = *(Rational*)(stream + layout.StreamRealFrameRate),
            GuessedFrameRate = LibAvFormat.av_guess_frame_rate(context, stream, 0),
            Duration = Marshal.ReadInt64(stream, layout.StreamDuration),
            FrameCount = Marshal.ReadInt64(stream, layout.StreamFrameCount),
            DisplayRotation = Rotation(stream, parameters, layout),
            CanSkipNonReference = CanSkip(codec, parameters),
        };
    }

    private static double? Rotation(nint stream, nint parameters, LibavLayout layout)
    {
        if (!layout.HasCodedSideData)
        {
            nuint size = 0;
            var matrix = LibAvFormat.av_stream_get_side_data(stream, LibavFields.SideDataDisplayMatrixPacket, &size);
            return DisplayMatrix.Rotation(matrix, (long)size);
        }

        var sideData = LibAvCodec.av_packet_side_data_get(
            Marshal.ReadIntPtr(parameters, layout.ParametersCodedSideData),
            Marshal.ReadInt32(parameters, layout.ParametersCodedSideDataCount),
            LibavFields.SideDataDisplayMatrixPacket);

        return sideData == 0
            ? null
            : DisplayMatrix.Rotation(
                Marshal.ReadIntPtr(sideData, LibavFields.PacketSideDataBytes),
                Marshal.ReadIntPtr(sideData, LibavFields.PacketSideDataSize));
    }

    // In these codecs a picture marked as no reference is used by no other. In H.265 that holds within a temporal layer only, so it
    // must have one; the header of the file tells (ISO/IEC 14496-15, HEVCDecoderConfigurationRecord).
    private static bool CanSkip(string? codec, nint parameters) => codec switch
    {
        "h264" or "mpeg4" or "mpeg2video" or "mpeg1video" => true,
        "hevc" => HasOneTemporalLayer(
            Marshal.ReadIntPtr(parameters, LibavFields.ParametersExtraData),
            Marshal.ReadInt32(parameters, LibavFields.ParametersExtraDataSize)),
        _ => false,
    };

    private static bool HasOneTemporalLayer(nint header, int size) =>
        header != 0
        && size >= HvccSize
        && Marshal.ReadByte(header) == 1
        && ((Marshal.ReadByte(header, HvccTemporalLayersByte) >> 3) & 7) == 1;
}
