namespace LunaVideoAgent.Inference.Media;

/// <summary>
/// One decoded picture, shared by reference: <see cref="Share"/> counts up, <see cref="IDisposable.Dispose"/> counts down, the last one
/// gives the buffer back. Pixels are never copied. Sizes and coordinates that others see are those after rotation.
/// </summary>
public abstract class Frame : IDisposable
{
    /// <summary>Where it stands in its source.</summary>
    public required FramePosition Position { get; init; }

    /// <summary>
    /// Seconds from the start of the stream, as the contract's <c>time_offset</c>: with start time added, never backwards.
    /// </summary>
    public required double TimeOffset { get; init; }

    /// <summary>When it left the decoder, by the wall clock.</summary>
    public required DateTimeOffset DecodeTime { get; init; }

    /// <summary>How long the decoder worked since the picture before, without waiting for the source.</summary>
    public TimeSpan DecodeDuration { get; init; }

    /// <summary>Decoded width in pixels, before rotation.</summary>
    public required int CodedWidth { get; init; }

    /// <summary>Decoded height in pixels, before rotation.</summary>
    public required int CodedHeight { get; init; }

    /// <summary>Clockwise degrees to turn it by: 0, 90, 180 or 270.</summary>
    public required int RotationDegrees { get; init; }

    /// <summary>The decoder marked it as damaged.</summary>
    public required bool IsCorrupt { get; init; }

    /// <summary>Width in pixels, after rotation.</summary>
    public int Width => RotationDegrees is 90 or 270 ? CodedHeight : CodedWidth;

    /// <summary>Height in pixels, after rotation.</summary>
    public int Height => RotationDegrees is 90 or 270 ? CodedWidth : CodedHeight;

    /// <summary>The pixels as they lie in memory.</summary>
    public abstract FramePlanes Planes { get; }

    /// <summary>One more owner of the same pixels; each disposes its own.</summary>
    public abstract Frame Share();

    /// <summary>Gives this owner's reference back.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Gives this owner's reference back.</summary>
    protected abstract void Dispose(bool disposing);
}
