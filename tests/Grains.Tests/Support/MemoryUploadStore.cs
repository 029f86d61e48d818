using System.Collections.Concurrent;
using LunaVideoAgent.Grains.Abstractions.Uploads;
using LunaVideoAgent.Grains.Uploads;

namespace LunaVideoAgent.Grains.Tests.Support;

/// <summary>Uploaded videos in memory, as the port says.</summary>
internal sealed class MemoryUploadStore : IUploadStore
{
    private readonly ConcurrentDictionary<Guid, UploadedVideo> _videos = new();
    private int _holds;

    /// <summary>Bytes of the files that are there, complete or not.</summary>
    public ConcurrentDictionary<Guid, MemoryStream> Files { get; } = new();

    /// <summary>Which streams and tasks were noted for which videos.</summary>
    public ConcurrentDictionary<Guid, Guid> Users { get; } = new();

    /// <summary>How often it was noted that somebody needs a video.</summary>
    public int Holds => Volatile.Read(ref _holds);

    /// <summary>What is free.</summary>
    public long Room { get; set; } = long.MaxValue;

    /// <summary>Set to let every write fail.</summary>
    public Exception? WriteFault { get; set; }

    public bool HasRoom(long bytes) => bytes <= Room;

    public IUploadFile Create(Guid videoId) => new MemoryFile(this, Files.GetOrAdd(videoId, _ => new MemoryStream()));

    public Task SaveAsync(UploadedVideo video, CancellationToken cancellationToken)
    {
        _videos[video.VideoId] = video;
        return Task.CompletedTask;
    }

    public Task<UploadedVideo?> FindAsync(Guid videoId, Guid? accountId, CancellationToken cancellationToken) =>
        Task.FromResult(_videos.TryGetValue(videoId, out var video) && IsOf(video, accountId) ? video : null);

    public Task<IReadOnlyList<UploadedVideo>> ListAsync(Guid? accountId, int skip, int limit, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<UploadedVideo>>(
            [.. _videos.Values.Where(video => IsOf(video, accountId)).OrderByDescending(video => video.VideoId).Skip(skip).Take(limit)]);

    public int Count(Guid? accountId) => _videos.Values.Count(video => video.AccountId == accountId);

    public Task HoldAsync(Guid videoId, Guid userId, CancellationToken cancellationToken)
    {
        Users[userId] = videoId;
        Interlocked.Increment(ref _holds);
        return WriteFault is { } fault ? Task.FromException(fault) : Task.CompletedTask;
    }

    public void Release(Guid videoId, Guid userId) => Users.TryRemove(new KeyValuePair<Guid, Guid>(userId, videoId));

    public void Delete(Guid videoId)
    {
        Files.TryRemove(videoId, out _);
        _videos.TryRemove(videoId, out _);
    }

    public async Task<int> CleanAsync(DateTimeOffset time, Func<Guid, Task<bool>> isNeededAsync, CancellationToken cancellationToken)
    {
        var count = 0;

        foreach (var video in _videos.Values.Where(video => video.ExpireTime <= time))
        {
            var needs = await Task.WhenAll(Users.Where(pair => pair.Value == video.VideoId).Select(pair => isNeededAsync(pair.Key)));

            if (!needs.Contains(true))
            {
                Delete(video.VideoId);
                count++;
            }
        }

        return count;
    }

    private static bool IsOf(UploadedVideo video, Guid? accountId) => accountId is null || accountId == video.AccountId;

    private sealed class MemoryFile(MemoryUploadStore store, MemoryStream content) : IUploadFile
    {
        public long Length => content.Length;

        public Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
        {
            if (store.WriteFault is { } fault)
            {
                throw fault;
            }

            content.Write(bytes.Span);
            return Task.CompletedTask;
        }

        public Task CompleteAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
