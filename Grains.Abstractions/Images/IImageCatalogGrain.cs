using Orleans.Concurrency;

namespace LunaVideoAgent.Grains.Abstractions.Images;

/// <summary>Saved pictures of events. Any number of copies. The key is 0.</summary>
[Alias("luna.IImageCatalogGrain")]
public interface IImageCatalogGrain : IGrainWithIntegerKey
{
    /// <summary>One picture; null if there is none or its time is over.</summary>
    /// <param name="imageId">Its id.</param>
    /// <param name="drawRectangles">With the boxes of what was found drawn on it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    [Alias("Find"), ReadOnly, ResponseTimeout("00:00:05")]
    Task<StoredImage?> FindAsync(Guid imageId, bool drawRectangles, CancellationToken cancellationToken);
}
