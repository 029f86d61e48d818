using LunaVideoAgent.Grains.Abstractions.Errors;

namespace LunaVideoAgent.Grains.Abstractions.Uploads;

/// <summary>One upload on its way into the folder that all silos share. The key is the video's id.</summary>
[Alias("luna.IVideoUploadGrain")]
public interface IVideoUploadGrain : IGrainWithGuidKey
{
    /// <summary>Makes room for a file.</summary>
    /// <param name="accountId">The owner.</param>
    /// <param name="size">How many bytes will come, if that is known.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="AgentException">45101, 45301 to 45303: it is not taken.</exception>
    [Alias("Begin"), ResponseTimeout("00:00:10")]
    Task BeginAsync(Guid? accountId, long? size, CancellationToken cancellationToken);

    /// <summary>Takes the next bytes.</summary>
    /// <exception cref="AgentException">45101: the silo that began it is gone; 45302, 45303: no more is taken.</exception>
    [Alias("Write"), ResponseTimeout("00:00:10")]
    Task WriteAsync(UploadChunk chunk, CancellationToken cancellationToken);

    /// <summary>All has come: looks whether it is a video. If it is not, nothing of it is left.</summary>
    /// <exception cref="AgentException">43001 to 43004: it cannot be read; 45101: as many are tried as may, or it is gone.</exception>
    [Alias("Finish"), ResponseTimeout("00:02:00")]
    Task<UploadedVideo> FinishAsync(CancellationToken cancellationToken);

    /// <summary>Removes whatever has come.</summary>
    [Alias("Abort"), ResponseTimeout("00:00:30")]
    Task AbortAsync();
}
