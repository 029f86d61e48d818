using LunaVideoAgent.Inference.Media.Segments;

namespace LunaVideoAgent.Inference.Media;

/// <summary>
/// A video as a sequence of decoded frames. Blocking, for one thread of its own; only cancellation may come from others. Opening and
/// reading keep their deadlines and answer a cancellation within 200 ms, whatever the peer does.
/// </summary>
public interface IFrameSource : IDisposable
{
    /// <summary>Connects, probes and readies the decoder.</summary>
    /// <exception cref="MediaException">It cannot be opened; the reason is in it.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    VideoInfo Open(CancellationToken cancellationToken);

    /// <summary>
    /// The next frame that the sampler wants; the caller disposes it. Null at the end of the source. Frames that nobody wants are
    /// decoded only as far as later ones need them.
    /// </summary>
    /// <exception cref="MediaException">The source failed, timed out or (live) ended.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    Frame? Read(IFrameSampler sampler, CancellationToken cancellationToken);

    /// <summary>The next frame is at so many seconds, and later ones count on from there.</summary>
    void Rebase(double nextSeconds);

    /// <summary>Of a segment: what was seen at its ends, once <see cref="Read"/> returned null. Null for whole sources.</summary>
    SegmentSeams? Seams => null;

    /// <summary>Counters so far; may be read from any thread.</summary>
    FrameSourceStatistics Statistics { get; }
}
