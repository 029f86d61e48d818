using LunaVideoAgent.Grains.Abstractions.Images;

namespace LunaVideoAgent.Grains.Images;

/// <summary>Where pictures of events are kept.</summary>
public interface IImageStore
{
    /// <summary>Keeps a picture until its time is over.</summary>
    /// <param name="imageId">Its id.</param>
    /// <param name="streamId">The stream it belongs to.</param>
    /// <param name="image">The picture.</param>
    /// <param name="expireTime">Null keeps it for ever.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task SaveAsync(Guid imageId, Guid streamId, StoredImage image, DateTimeOffset? expireTime, CancellationToken cancellationToken);

    /// <summary>One picture; null if there is none or its time is over.</summary>
    Task<StoredImage?> FindAsync(Guid imageId, CancellationToken cancellationToken);

    /// <summary>Deletes what is over; says how many.</summary>
    Task<int> DeleteExpiredAsync(DateTimeOffset time, CancellationToken cancellationToken);
}
