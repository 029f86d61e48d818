namespace LunaVideoAgent.Silo.Storage;

/// <summary>Whether a folder can take what is to be kept in it.</summary>
internal static class FolderCheck
{
    /// <summary>Returns if the folder can be written, and the disk has room; the folder is made if it is not there.</summary>
    /// <exception cref="IOException">It cannot, or the disk is nearly full.</exception>
    /// <exception cref="UnauthorizedAccessException">It belongs to somebody else.</exception>
    public static async Task RequireAsync(string path, long minFreeBytes, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateDirectory(path).FullName;
        var probe = Path.Combine(folder, $".probe-{Guid.NewGuid():N}");
        await File.WriteAllBytesAsync(probe, [], cancellationToken);
        File.Delete(probe);

        if (new DriveInfo(folder).AvailableFreeSpace < minFreeBytes)
        {
            throw new IOException("The disk is nearly full.");
        }
    }
}
