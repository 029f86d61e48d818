using System.Runtime.InteropServices;

namespace LunaVideoAgent.Inference.Media.Native;

/// <summary>A device that decodes, such as a GPU.</summary>
internal sealed class HardwareDevice : SafeHandle
{
    private HardwareDevice(nint device)
        : base(invalidHandleValue: 0, ownsHandle: true)
    {
        SetHandle(device);
    }

    public override bool IsInvalid => handle == 0;

    /// <summary>Opens a device by libav's name for its kind; null and the reason where that is refused.</summary>
    public static HardwareDevice? TryOpen(string kind, Demuxer demuxer, StreamInfo stream, out string? refusal)
    {
        var type = LibAvCore.av_hwdevice_find_type_by_name(kind);
        var codec = Decoder.FindCodec(demuxer.ParametersOf(stream.Index), stream);

        if (!Supports(codec, type))
        {
            refusal = $"{kind}: the decoder of {stream.Codec} cannot use it.";
            return null;
        }

        LibavLog.StartCapture();
        var device = (nint)0;
        var result = LibAvCore.av_hwdevice_ctx_create(ref device, type, name: null, options: 0, flags: 0);
        var log = LibavLog.Captured;
        LibavLog.EndCapture();

        // The number alone is of little use: without a driver it reads "Operation not permitted".
        refusal = result < 0 ? $"{kind}: {LibavError.Describe(result)}{Reason(log)}." : null;
        return result < 0 ? null : new HardwareDevice(device);
    }

    /// <summary>Lets a decoder that is not open yet use it.</summary>
    public void AttachTo(CodecContextHandle context, LibavLayout layout) =>
        Marshal.WriteIntPtr(context.Pointer, layout.CodecHardwareDevice, LibavError.ThrowIfNull(LibAvCore.av_buffer_ref(handle)));

    protected override bool ReleaseHandle()
    {
        LibAvCore.av_buffer_unref(ref handle);
        return true;
    }

    private static string Reason(IReadOnlyList<string> log) => log.Count == 0 ? "" : $" ({string.Join(" ", log)})";

    private static bool Supports(nint codec, int type)
    {
        for (var index = 0; ; index++)
        {
            var config = LibAvCodec.avcodec_get_hw_config(codec, index);

            if (config == 0)
            {
                return false;
            }

            if (Marshal.ReadInt32(config, LibavFields.HardwareConfigDeviceType) == type
                && (Marshal.ReadInt32(config, LibavFields.HardwareConfigMethods) & LibavFields.HardwareMethodDeviceContext) != 0)
            {
                return true;
            }
        }
    }
}
