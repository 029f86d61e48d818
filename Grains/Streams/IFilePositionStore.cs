using LunaVideoAgent.Grains.Ownership;

namespace LunaVideoAgent.Grains.Streams;

/// <summary>How far streams of video files came before they were stopped or paused.</summary>
public interface IFilePositionStore
{
    /// <summary>Notes the last frame that was analysed, if the lease is still held and the settings are still of this version.</summary>
    Task SaveAsync(Lease lease, int settingsVersion, long frameIndex, CancellationToken cancellationToken);

    /// <summary>The last frame that was analysed; null if nothing was noted, or if the stream had other settings then.</summary>
    Task<long?> FindAsync(Guid streamId, int settingsVersion, CancellationToken cancellationToken);
}
