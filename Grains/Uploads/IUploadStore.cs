using LunaVideoAgent.Grains.Abstractions.Uploads;

namespace LunaVideoAgent.Grains.Uploads;

/// <summary>Where uploaded videos are kept; one place for all silos. An account finds its own only, null is all.</summary>
public interface IUploadStore
{
    /// <summary>Whether so many bytes more leave room on the disk.</summary>
    bool HasRoom(long bytes);

    /// <summary>A new file. Until it is saved it can be read as a source, and nobody finds it here.</summary>
    /// <exception cref="IOException">It cannot be made.</exception>
    IUploadFile Create(Guid videoId);

    /// <summary>From now on a file that is complete is found.</summary>
    Task SaveAsync(UploadedVideo video, CancellationToken cancellationToken);

    /// <summary>One video; null if there is none, it is another account's, or its time is over.</summary>
    Task<UploadedVideo?> FindAsync(Guid videoId, Guid? accountId, CancellationToken cancellationToken);

    /// <summary>Videos whose time is not over, newest first.</summary>
    Task<IReadOnlyList<UploadedVideo>> ListAsync(Guid? accountId, int skip, int limit, CancellationToken cancellationToken);

    /// <summary>How many an owner has; null is nobody.</summary>
    int Count(Guid? accountId);

    /// <summary>Notes that a stream or task needs a video.</summary>
    Task HoldAsync(Guid videoId, Guid userId, CancellationToken cancellationToken);

    /// <summary>Takes such a note back; nothing if there is none.</summary>
    void Release(Guid videoId, Guid userId);

    /// <summary>Removes a video with everything of it; nothing if there is none.</summary>
    void Delete(Guid videoId);

    /// <summary>Removes what is over and nobody needs, and what is left of uploads that were broken off.</summary>
    /// <param name="time">Now.</param>
    /// <param name="isNeededAsync">Whether a stream or task that holds a video still runs, or is to.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>How many videos.</returns>
    Task<int> CleanAsync(DateTimeOffset time, Func<Guid, Task<bool>> isNeededAsync, CancellationToken cancellationToken);
}
