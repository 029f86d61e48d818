using LunaVideoAgent.Grains;
using Microsoft.Extensions.Options;

namespace LunaVideoAgent.Silo.Storage.Images;

/// <summary>Whether pictures can be kept: the folder can be written, and the disk has room.</summary>
internal sealed class ImageFolderProbe(IOptions<ImageStoreOptions> options) : IServiceProbe
{
    /// <inheritdoc/>
    public string Name => "images";

    /// <inheritdoc/>
    public Task CheckAsync(CancellationToken cancellationToken) =>
        FolderCheck.RequireAsync(options.Value.Folder, options.Value.MinFreeBytes, cancellationToken);
}
