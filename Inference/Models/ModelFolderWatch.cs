using System.Globalization;

namespace LunaVideoAgent.Inference.Models;

/// <summary>
/// Notices that the files of some folders changed, by their names, lengths and times: looking from time to time works on every file system.
/// A change is told once it has stood still from one look to the next, so that half a copy is not read.
/// </summary>
internal sealed class ModelFolderWatch
{
    private readonly IReadOnlyList<string> _folders;
    private string _told;
    private string _seen;

    /// <summary>Takes the folders as they are as known.</summary>
    public ModelFolderWatch(IReadOnlyList<string> folders)
    {
        _folders = folders;
        _told = _seen = Look();
    }

    /// <summary>Looks again; whether there is a change that was not told yet.</summary>
    public bool HasChanged()
    {
        var now = Look();
        var isNews = now == _seen && now != _told;
        _seen = now;
        _told = isNews ? now : _told;
        return isNews;
    }

    private string Look() => string.Join("\n\n", _folders.Select(Look));

    private static string Look(string folder)
    {
        try
        {
            var files = new DirectoryInfo(folder).EnumerateFiles().OrderBy(file => file.Name, StringComparer.Ordinal);
            return string.Join('\n', files.Select(file => string.Create(
                CultureInfo.InvariantCulture, $"{file.Name} {file.Length} {file.LastWriteTimeUtc.Ticks}")));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A folder that is not there, or a file that went while it was looked at: the next look tells.
            return "";
        }
    }
}
