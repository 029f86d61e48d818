using LunaVideoAgent.Grains.Abstractions.Streams;
using LunaVideoAgent.Grains.Ownership;
using Microsoft.Extensions.Logging;

namespace LunaVideoAgent.Grains.Streams;

/// <summary>Lets streams of video files go on where they were left off. Best effort: without it a file begins at its start.</summary>
internal sealed partial class FilePositions(IFilePositionStore store, ILogger<FilePositions> logger)
{
    /// <summary>Notes the last frame of a file that was analysed; null leaves what was noted before.</summary>
    public async Task SaveAsync(StreamSnapshot stream, Lease lease, long? lastIndex)
    {
        if (lastIndex is null || stream.Settings.Data.Type is not StreamSourceType.VideoFile)
        {
            return;
        }

        try
        {
            await store.SaveAsync(lease, stream.Version, lastIndex.Value, CancellationToken.None);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // The lease must be given back whatever happens here.
            Log.NotSaved(logger, stream.StreamId, exception);
        }
    }

    /// <summary>The last frame of a file that was analysed before; null begins at its start.</summary>
    public async Task<long?> FindAsync(StreamSnapshot stream, CancellationToken cancellationToken) =>
        stream.Settings.Data.Type is StreamSourceType.VideoFile
            ? await store.FindAsync(stream.StreamId, stream.Version, cancellationToken)
            : null;
}
