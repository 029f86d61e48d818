using LunaVideoAgent.Grains.VideoSdk;
using LunaVideoAgent.Inference.Media.Segments;

namespace LunaVideoAgent.Grains.Segments;

/// <summary>The other silos of the cluster, as far as they work on segments of this one's tasks.</summary>
internal interface ISegmentPeers
{
    /// <summary>All that are there now.</summary>
    IReadOnlyList<SiloAddress> Silos { get; }

    /// <summary>How many segments of a video one would take now; 0 if it does not answer.</summary>
    Task<int> CountFreeAsync(SiloAddress silo, VideoWork work, CancellationToken cancellationToken);

    /// <summary>Has one work on a segment; whatever happens there is an answer, too.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    Task<SegmentAnswer> DetectAsync(SiloAddress silo, VideoWork work, SegmentBounds bounds, CancellationToken cancellationToken);
}
