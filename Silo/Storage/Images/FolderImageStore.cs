using System.Globalization;
using System.Text.Json;
using LunaVideoAgent.Grains.Abstractions.Images;
using LunaVideoAgent.Grains.Images;
using Microsoft.Extensions.Options;

namespace LunaVideoAgent.Silo.Storage.Images;

/// <summary>
/// Pictures as files: <c>ab/cd/ID.bin</c> with what belongs to it in <c>ab/cd/ID.json</c>, and for those whose time will be over an
/// empty <c>expire/HOUR/ID</c>, so that deleting what is over reads no folder of what is not. All paths are made of numbers and ids.
/// </summary>
internal sealed class FolderImageStore(IOptions<ImageStoreOptions> options, TimeProvider clock) : IImageStore
{
    private const string HourFormat = "yyyyMMddHH";

    private readonly string _folder = Path.GetFullPath(options.Value.Folder);

    /// <inheritdoc/>
    /// <exception cref="IOException">It is too large, or the disk is nearly full.</exception>
    public async Task SaveAsync(
        Guid imageId,
        Guid streamId,
        StoredImage image,
        DateTimeOffset? expireTime,
        CancellationToken cancellationToken)
    {
        var file = FileOf(imageId);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        CheckRoom(image.Content.Length);

        if (expireTime is { } end)
        {
            var folder = Path.Combine(_folder, "expire", HourOf(end));
            Directory.CreateDirectory(folder);
            await File.WriteAllBytesAsync(Path.Combine(folder, $"{imageId:N}"), [], cancellationToken);
        }

        // The description comes last: a picture is there once it is.
        var description = ImageDescription.Of(streamId, image, expireTime);
        var json = JsonSerializer.SerializeToUtf8Bytes(description, ImageJsonContext.Default.ImageDescription);
        await WriteAsync($"{file}.bin", image.Content, cancellationToken);
        await WriteAsync($"{file}.json", json, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<StoredImage?> FindAsync(Guid imageId, CancellationToken cancellationToken)
    {
        var file = FileOf(imageId);

        try
        {
            var description = await DescribeAsync(file, cancellationToken);

            if (description.ExpireTime <= clock.GetUtcNow())
            {
                return null;
            }

            var content = await File.ReadAllBytesAsync($"{file}.bin", cancellationToken);
            return new StoredImage(description.Format, content, description.Scale, description.Rectangles)
            {
                StreamId = description.StreamId,
            };
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public async Task<int> DeleteExpiredAsync(DateTimeOffset time, CancellationToken cancellationToken)
    {
        var root = Path.Combine(_folder, "expire");
        var lastHour = HourOf(time);
        var deleted = 0;

        if (!Directory.Exists(root))
        {
            return 0;
        }

        foreach (var hour in Directory.EnumerateDirectories(root).Order(StringComparer.Ordinal))
        {
            if (string.CompareOrdinal(Path.GetFileName(hour), lastHour) > 0)
            {
                break;
            }

            deleted += await DeleteExpiredAsync(hour, time, cancellationToken);
        }

        return deleted;
    }

    private static string HourOf(DateTimeOffset time) => time.UtcDateTime.ToString(HourFormat, CultureInfo.InvariantCulture);

    private static async Task WriteAsync(string file, byte[] content, CancellationToken cancellationToken)
    {
        var temporary = $"{file}.{Guid.NewGuid():N}.tmp";

        try
        {
            await File.WriteAllBytesAsync(temporary, content, cancellationToken);
            File.Move(temporary, file, overwrite: true);
        }
        finally
        {
            // After the move there is nothing to delete.
            File.Delete(temporary);
        }
    }

    private static void Delete(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (DirectoryNotFoundException)
        {
            // Gone already, as wanted.
        }
    }

    private static async Task<ImageDescription> DescribeAsync(string file, CancellationToken cancellationToken)
    {
        var json = await File.ReadAllBytesAsync($"{file}.json", cancellationToken);
        return JsonSerializer.Deserialize(json, ImageJsonContext.Default.ImageDescription)!;
    }

    private async Task<int> DeleteExpiredAsync(string hour, DateTimeOffset time, CancellationToken cancellationToken)
    {
        int deleted = 0, left = 0;

        foreach (var mark in Directory.EnumerateFiles(hour))
        {
            if (!Guid.TryParseExact(Path.GetFileName(mark), "N", out var imageId) || !await IsOverAsync(imageId, time, cancellationToken))
            {
                left++;
                continue;
            }

            var file = FileOf(imageId);
            deleted += File.Exists($"{file}.json") ? 1 : 0;
            Delete($"{file}.json");
            Delete($"{file}.bin");
            Delete(mark);
        }

        // Only the folder of an hour that is over: into this hour's a mark may be written just now.
        if (left == 0 && string.CompareOrdinal(Path.GetFileName(hour), HourOf(time)) < 0)
        {
            Directory.Delete(hour);
        }

        return deleted;
    }

    private async Task<bool> IsOverAsync(Guid imageId, DateTimeOffset time, CancellationToken cancellationToken)
    {
        try
        {
            var description = await DescribeAsync(FileOf(imageId), cancellationToken);
            return description.ExpireTime <= time;
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            // The rest of a write or of a deletion that was broken off.
            return true;
        }
    }

    private void CheckRoom(int bytes)
    {
        if (bytes > options.Value.MaxImageBytes)
        {
            throw new IOException($"A picture of {bytes} bytes is larger than the {options.Value.MaxImageBytes} that are kept.");
        }

        if (new DriveInfo(_folder).AvailableFreeSpace - bytes < options.Value.MinFreeBytes)
        {
            throw new IOException($"Less than {options.Value.MinFreeBytes} bytes are free at {_folder}.");
        }
    }

    private string FileOf(Guid imageId)
    {
        // The end of an id is random, its beginning may be a time.
        var name = imageId.ToString("N");
        return Path.Combine(_folder, name[^2..], name[^4..^2], name);
    }
}
