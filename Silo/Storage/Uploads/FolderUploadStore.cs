using System.Text.Json;
using LunaVideoAgent.Grains.Abstractions.Uploads;
using LunaVideoAgent.Grains.Uploads;
using LunaVideoAgent.Inference.Media;
using Microsoft.Extensions.Options;

namespace LunaVideoAgent.Silo.Storage.Uploads;

/// <summary>
/// Uploaded videos as files: <c>ID.part</c> while it comes, then <c>ID.video</c>. It is there once <c>accounts/ACCOUNT/ID.json</c>
/// describes it. <c>ID.users/USER</c> are empty and name the streams and tasks that were made of it, and who reads it just now. All
/// paths are made of ids.
/// </summary>
internal sealed class FolderUploadStore(IOptions<UploadOptions> options, TimeProvider clock) : IUploadStore
{
    // Longer than an upload may be silent, and than its check may take.
    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(15);

    // A stream or task is written just after it is noted here.
    private static readonly TimeSpan Young = TimeSpan.FromMinutes(1);

    private readonly string _folder = Path.GetFullPath(options.Value.Folder is { Length: > 0 } folder ? folder : "/");

    private string Accounts => Path.Combine(_folder, "accounts");

    /// <inheritdoc/>
    public bool HasRoom(long bytes)
    {
        Directory.CreateDirectory(_folder);
        return new DriveInfo(_folder).AvailableFreeSpace - bytes >= options.Value.MinFreeBytes;
    }

    /// <inheritdoc/>
    public IUploadFile Create(Guid videoId)
    {
        Directory.CreateDirectory(_folder);
        return new UploadFile(PathOf(videoId, ".part"), UploadFolder.PathOf(_folder, videoId));
    }

    /// <inheritdoc/>
    public async Task SaveAsync(UploadedVideo video, CancellationToken cancellationToken)
    {
        var file = Description(video.AccountId, video.VideoId);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var temporary = $"{file}.tmp";
        await File.WriteAllBytesAsync(temporary, UploadDescription.Write(video), cancellationToken);
        File.Move(temporary, file);
    }

    /// <inheritdoc/>
    public async Task<UploadedVideo?> FindAsync(Guid videoId, Guid? accountId, CancellationToken cancellationToken)
    {
        var files = accountId is null ? Descriptions(videoId) : [Description(accountId, videoId)];

        foreach (var file in files)
        {
            if (await ReadAsync(file, cancellationToken) is { } video && video.ExpireTime > clock.GetUtcNow())
            {
                return video;
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<UploadedVideo>> ListAsync(
        Guid? accountId, int skip, int limit, CancellationToken cancellationToken)
    {
        var folders = accountId is null ? Folders() : [FolderOf(accountId)];
        var videos = new List<UploadedVideo>();

        // Ids begin with the time at which they were made.
        foreach (var file in folders.SelectMany(Described).OrderDescending(Comparer<string>.Create(CompareNames)))
        {
            if (videos.Count == skip + limit)
            {
                break;
            }

            if (await ReadAsync(file, cancellationToken) is { } video && video.ExpireTime > clock.GetUtcNow())
            {
                videos.Add(video);
            }
        }

        return [.. videos.Skip(skip)];
    }

    /// <inheritdoc/>
    public int Count(Guid? accountId) => Described(FolderOf(accountId)).Count();

    /// <inheritdoc/>
    public Task HoldAsync(Guid videoId, Guid userId, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateDirectory(PathOf(videoId, ".users")).FullName;
        return File.WriteAllBytesAsync(Path.Combine(folder, $"{userId:N}"), [], cancellationToken);
    }

    /// <inheritdoc/>
    public void Release(Guid videoId, Guid userId)
    {
        var folder = PathOf(videoId, ".users");

        if (!Directory.Exists(folder))
        {
            return;
        }

        File.Delete(Path.Combine(folder, $"{userId:N}"));

        // Of a video that was removed meanwhile nothing stays.
        if (!Descriptions(videoId).Any(File.Exists))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <inheritdoc/>
    public void Delete(Guid videoId)
    {
        // Made with the first upload.
        if (!Directory.Exists(_folder))
        {
            return;
        }

        foreach (var file in Descriptions(videoId))
        {
            File.Delete(file);
            File.Delete($"{file}.tmp");
        }

        File.Delete(UploadFolder.PathOf(_folder, videoId));
        File.Delete(PathOf(videoId, ".part"));

        if (Directory.Exists(PathOf(videoId, ".users")))
        {
            Directory.Delete(PathOf(videoId, ".users"), recursive: true);
        }
    }

    /// <inheritdoc/>
    public async Task<int> CleanAsync(DateTimeOffset time, Func<Guid, Task<bool>> isNeededAsync, CancellationToken cancellationToken)
    {
        var described = new HashSet<Guid>();
        var removed = 0;

        foreach (var file in Folders().SelectMany(Described))
        {
            if (await ReadAsync(file, cancellationToken) is not { } video)
            {
                continue;
            }

            if (video.ExpireTime > time || await IsHeldAsync(video.VideoId, time, isNeededAsync))
            {
                described.Add(video.VideoId);
                continue;
            }

            Delete(video.VideoId);
            removed++;
        }

        DeleteRests(described, time);
        return removed;
    }

    private static int CompareNames(string left, string right) =>
        string.CompareOrdinal(Path.GetFileName(left), Path.GetFileName(right));

    private static IEnumerable<string> Described(string folder) =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.json") : [];

    private static async Task<UploadedVideo?> ReadAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            return UploadDescription.Read(await File.ReadAllBytesAsync(file, cancellationToken));
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException or JsonException)
        {
            // Gone, or the rest of a write that a power cut broke off.
            return null;
        }
    }

    private async Task<bool> IsHeldAsync(Guid videoId, DateTimeOffset time, Func<Guid, Task<bool>> isNeededAsync)
    {
        var folder = new DirectoryInfo(PathOf(videoId, ".users"));

        if (!folder.Exists)
        {
            return false;
        }

        // The newest first: it is the one that most likely has not ended.
        foreach (var mark in folder.EnumerateFiles().OrderByDescending(mark => mark.Name, StringComparer.Ordinal))
        {
            if (mark.LastWriteTimeUtc > time.UtcDateTime - Young
                || (Guid.TryParseExact(mark.Name, "N", out var userId) && await isNeededAsync(userId)))
            {
                return true;
            }
        }

        return false;
    }

    private void DeleteRests(HashSet<Guid> described, DateTimeOffset time)
    {
        if (!Directory.Exists(_folder))
        {
            return;
        }

        foreach (var file in new DirectoryInfo(_folder).EnumerateFiles())
        {
            var name = Path.GetFileNameWithoutExtension(file.Name);

            if (file.LastWriteTimeUtc < time.UtcDateTime - Rest
                && Guid.TryParseExact(name, "N", out var videoId)
                && !described.Contains(videoId))
            {
                Delete(videoId);
            }
        }
    }

    private IEnumerable<string> Folders() => Directory.Exists(Accounts) ? Directory.EnumerateDirectories(Accounts) : [];

    private IEnumerable<string> Descriptions(Guid videoId) => Folders().Select(folder => Path.Combine(folder, $"{videoId:N}.json"));

    private string Description(Guid? accountId, Guid videoId) => Path.Combine(FolderOf(accountId), $"{videoId:N}.json");

    private string FolderOf(Guid? accountId) => Path.Combine(Accounts, $"{accountId ?? Guid.Empty:N}");

    private string PathOf(Guid videoId, string ending) => Path.Combine(_folder, $"{videoId:N}{ending}");
}
