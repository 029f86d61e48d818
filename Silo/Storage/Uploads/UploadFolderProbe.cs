using LunaVideoAgent.Grains;
using LunaVideoAgent.Grains.Uploads;
using Microsoft.Extensions.Options;

namespace LunaVideoAgent.Silo.Storage.Uploads;

/// <summary>Whether videos can be uploaded, if that is on: the folder can be written, and the disk has room.</summary>
internal sealed class UploadFolderProbe(IOptions<UploadOptions> options) : IServiceProbe
{
    /// <inheritdoc/>
    public string Name => "uploads";

    /// <inheritdoc/>
    public Task CheckAsync(CancellationToken cancellationToken) => options.Value.Folder is { Length: > 0 } folder
        ? FolderCheck.RequireAsync(folder, options.Value.MinFreeBytes, cancellationToken)
        : Task.CompletedTask;
}
