using LunaVideoAgent.Grains;
using Microsoft.Extensions.Options;

namespace LunaVideoAgent.Silo.Storage.Images;

/// <summary>Whether pictures can be kept: the folder can be written, and the disk has room.</summary>
internal sealed class ImageFolderProbe(IOptions<ImageStoreOptions> options) : IServiceProbe
{
    /// <inheritdoc/>
    public string Name => "images";

    /// <inheritdoc/>
    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        var folder = Directory.CreateDirectory(options.Value.Folder).FullName;
        var path = Path.Combine(folder, $".probe-{Guid.NewGuid():N}");
        await File.WriteAllBytesAsync(path, [], cancellationToken);
        File.Delete(path);

        if (new DriveInfo(folder).AvailableFreeSpace < options.Value.MinFreeBytes)
        {
            throw new IOException("The disk is nearly full.");
        }
    }
}
