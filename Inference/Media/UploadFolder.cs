namespace LunaVideoAgent.Inference.Media;

/// <summary>Finds uploaded videos. Their paths are made of ids, so that no reference leads anywhere else.</summary>
public static class UploadFolder
{
    /// <summary>Where the file of a video is, once all of it has come.</summary>
    /// <param name="folder">The folder of uploaded videos.</param>
    /// <param name="videoId">Its id.</param>
    public static string PathOf(string folder, Guid videoId) => Path.Combine(folder, $"{videoId:N}.video");

    /// <summary>The path of a video that may be opened.</summary>
    /// <exception cref="MediaException">There is no folder of uploaded videos, or no such video in it.</exception>
    internal static string Resolve(string id, string name, SourcePolicy policy)
    {
        if (policy.UploadFolder is not { } folder)
        {
            throw new MediaException(MediaErrorKind.Forbidden, "Uploaded videos are not allowed as sources here.");
        }

        // Rooted, and by an id alone.
        var file = new FileInfo(PathOf(Path.GetFullPath(folder), Guid.ParseExact(id, "N")));

        if (!file.Exists || file.LinkTarget is not null)
        {
            throw new MediaException(MediaErrorKind.NotFound, $"There is no video {name}: it was removed or its time is over.");
        }

        return file.Length > 0 ? file.FullName : throw new MediaException(MediaErrorKind.Unsupported, $"{name} is empty.");
    }
}
