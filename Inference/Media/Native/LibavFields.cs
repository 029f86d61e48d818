namespace LunaVideoAgent.Inference.Media.Native;

/// <summary>Offsets and numbers that are the same in all known releases of FFmpeg, in bytes.</summary>
internal static class LibavFields
{
    public const int FormatInput = 8;
    public const int FormatIo = 32;
    public const int FormatStreamCount = 44;
    public const int FormatStreams = 48;
    public const int InputName = 0;

    public const int ParametersCodecType = 0;
    public const int ParametersCodecId = 4;
    public const int ParametersExtraData = 16;
    public const int ParametersExtraDataSize = 24;

    public const int PacketPts = 8;
    public const int PacketDts = 16;
    public const int PacketSize = 32;
    public const int PacketStreamIndex = 36;
    public const int PacketFlags = 40;
    public const int PacketFlagKey = 1;
    public const int PacketDuration = 64;

    public const int FrameData = 0;
    public const int FrameStride = 64;
    public const int FrameWidth = 104;
    public const int FrameHeight = 108;
    public const int FrameFormat = 116;
    public const int FramePts = 136;
    public const int FramePacketDts = 144;

    public const int SideDataBytes = 8;
    public const int SideDataSize = 16;
    public const int PacketSideDataBytes = 0;
    public const int PacketSideDataSize = 8;

    public const int OptionOffset = 16;

    public const int HardwareConfigPixelFormat = 0;
    public const int HardwareConfigMethods = 4;
    public const int HardwareConfigDeviceType = 8;
    public const int HardwareMethodDeviceContext = 1;

    public const int IoBuffer = 8;
    public const int IoOpaque = 40;

    public const int MediaTypeVideo = 0;
    public const int DispositionAttachedPicture = 0x400;
    public const int DiscardDefault = 0;
    public const int DiscardNonReference = 8;
    public const int DiscardAll = 48;
    public const int FrameFlagCorrupt = 1;
    public const int PacketFlagsUnusual = 2 | 4;
    public const int SeekBackward = 1;
    public const int SideDataDisplayMatrixPacket = 5;
    public const int SideDataDisplayMatrixFrame = 6;
    public const int ColorRangeFull = 2;
    public const int ColorSpaceBt709 = 1;
    public const int CustomIo = 0x80;
    public const long NoPts = long.MinValue;
    public const double MicrosecondsPerSecond = 1_000_000;
}
