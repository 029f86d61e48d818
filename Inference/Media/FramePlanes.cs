namespace LunaVideoAgent.Inference.Media;

/// <summary>
/// The planes of a frame; valid while the frame is. Rows may be read a few bytes past their width: the decoder pads its buffers.
/// </summary>
public readonly unsafe ref struct FramePlanes
{
    /// <summary>How the pixels lie.</summary>
    public required FrameLayout Layout { get; init; }

    /// <summary>libav's number of the pixel format, for libswscale.</summary>
    public required int PixelFormat { get; init; }

    /// <summary>Up to four plane addresses, unused ones null.</summary>
    public required byte** Data { get; init; }

    /// <summary>Bytes from row to row of each plane.</summary>
    public required int* Stride { get; init; }

    /// <summary>Samples use 0..255 rather than 16..235.</summary>
    public required bool IsFullRange { get; init; }

    /// <summary>BT.709 rather than BT.601.</summary>
    public required bool IsBt709 { get; init; }
}
