namespace LunaVideoAgent.Inference.Media;

/// <summary>Finds files below the media folder, and only there, whatever links and dots say.</summary>
internal static class MediaFolder
{
    private const int MostLinks = 40;

    /// <summary>The real path of a file that may be opened; relative paths start at the media folder.</summary>
    /// <exception cref="MediaException">There is no media folder, no such file, or it lies outside.</exception>
    public static string Resolve(string path, string name, SourcePolicy policy)
    {
        if (policy.MediaFolder is not { } folder)
        {
            throw new MediaException(MediaErrorKind.Forbidden, "Files are not allowed as sources here.");
        }

        var root = RealPath(Path.GetFullPath(folder));
        var file = RealPath(Path.GetFullPath(Path.Combine(root, path)));

        if (!file.StartsWith(root.TrimEnd('/') + '/', StringComparison.Ordinal))
        {
            throw new MediaException(MediaErrorKind.Forbidden, $"{name} is outside the media folder.");
        }

        var info = new FileInfo(file);

        if (!info.Exists)
        {
            throw new MediaException(MediaErrorKind.NotFound, $"There is no file {name}.");
        }

        // Pipes and devices, which would block, have no length either.
        return info.Length > 0
            ? file
            : throw new MediaException(MediaErrorKind.Unsupported, $"{name} is empty.");
    }

    private static string RealPath(string path)
    {
        var links = 0;
        var pending = new Stack<string>(Parts(path));
        var real = "/";

        while (pending.TryPop(out var part))
        {
            if (part == "..")
            {
                real = Path.GetDirectoryName(real) ?? "/";
                continue;
            }

            var next = Path.Combine(real, part);

            if (new FileInfo(next).LinkTarget is not { } target)
            {
                real = next;
                continue;
            }

            if (++links > MostLinks)
            {
                throw new MediaException(MediaErrorKind.NotFound, "There are too many links in the path.");
            }

            real = Path.IsPathRooted(target) ? "/" : real;

            foreach (var more in Parts(target))
            {
                pending.Push(more);
            }
        }

        return real;
    }

    // Last part first, as a stack wants them.
    private static IEnumerable<string> Parts(string path) =>
        path.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(part => part != ".").Reverse();
}
