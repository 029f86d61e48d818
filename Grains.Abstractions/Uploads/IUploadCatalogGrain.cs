using LunaVideoAgent.Grains.Abstractions.Errors;
using Orleans.Concurrency;

namespace LunaVideoAgent.Grains.Abstractions.Uploads;

/// <summary>
/// Uploaded videos. Any number of copies. The key is 0. An account sees its own only, null is all. 45301 if this agent takes none.
/// </summary>
[Alias("luna.IUploadCatalogGrain")]
public interface IUploadCatalogGrain : IGrainWithIntegerKey
{
    /// <summary>One video.</summary>
    /// <exception cref="AgentException">45304: there is none, it is another account's, or its time is over.</exception>
    [Alias("Get"), ReadOnly, ResponseTimeout("00:00:05")]
    Task<UploadedVideo> GetAsync(Guid videoId, Guid? accountId, CancellationToken cancellationToken);

    /// <summary>One page, newest first.</summary>
    /// <param name="accountId">Whose.</param>
    /// <param name="page">From 1.</param>
    /// <param name="pageSize">Videos of a page.</param>
    /// <param name="cancellationToken">Gives up.</param>
    [Alias("List"), ReadOnly, ResponseTimeout("00:00:10")]
    Task<UploadPage> ListAsync(Guid? accountId, int page, int pageSize, CancellationToken cancellationToken);

    /// <summary>Keeps a video from being cleaned away while a stream or task that is not there yet has not ended.</summary>
    /// <param name="videoId">The video.</param>
    /// <param name="accountId">Whose it must be.</param>
    /// <param name="userId">The stream or task; null only looks whether it may be used.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="AgentException">45304, as for <see cref="GetAsync"/>.</exception>
    [Alias("Hold"), ResponseTimeout("00:00:05")]
    Task HoldAsync(Guid videoId, Guid? accountId, Guid? userId, CancellationToken cancellationToken);

    /// <summary>Removes a video, whoever needs it. What has it open goes on where the file system lets it.</summary>
    /// <exception cref="AgentException">45304, as for <see cref="GetAsync"/>.</exception>
    [Alias("Delete"), ResponseTimeout("00:00:10")]
    Task DeleteAsync(Guid videoId, Guid? accountId, CancellationToken cancellationToken);
}
