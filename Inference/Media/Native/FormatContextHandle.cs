using System.Runtime.InteropServices;

namespace LunaVideoAgent.Inference.Media.Native;

/// <summary>An AVFormatContext with what it calls back: both are released after it.</summary>
internal sealed class FormatContextHandle : SafeHandle
{
    private readonly Interruption _interruption;
    private bool _isOpen;

    private FormatContextHandle(Interruption interruption, IoBridge? bridge)
        : base(invalidHandleValue: 0, ownsHandle: true)
    {
        _interruption = interruption;
        Bridge = bridge;
        SetHandle(LibavError.ThrowIfNull(LibAvFormat.avformat_alloc_context()));
        interruption.Install(handle, Libav.Layout);
        bridge?.Install(handle, Libav.Layout);
    }

    public override bool IsInvalid => handle == 0;

    /// <summary>Where bytes come from; null leaves them to libav.</summary>
    public IoBridge? Bridge { get; }

    /// <summary>The pointer, for calls within this folder while this object is alive.</summary>
    internal nint Pointer => handle;

    /// <summary>A context that is not open yet.</summary>
    public static FormatContextHandle Allocate(Interruption interruption, IoBridge? bridge) => new(interruption, bridge);

    /// <summary>Opens it; libav frees the context where that fails.</summary>
    public int Open(string url, ref nint options)
    {
        var result = LibAvFormat.avformat_open_input(ref handle, url, 0, ref options);
        _isOpen = result >= 0;

        if (handle == 0)
        {
            ReleaseCallbacks();
        }

        return result;
    }

    protected override bool ReleaseHandle()
    {
        if (_isOpen)
        {
            LibAvFormat.avformat_close_input(ref handle);
        }
        else
        {
            LibAvFormat.avformat_free_context(handle);
        }

        ReleaseCallbacks();
        return true;
    }

    private void ReleaseCallbacks()
    {
        _interruption.Release();
        Bridge?.Release();
    }
}
