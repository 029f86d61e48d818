using System.Runtime.CompilerServices;

namespace LunaVideoAgent.Architecture.Tests.Support;

/// <summary>The working tree these tests look at.</summary>
internal static class Repository
{
    private static readonly string[] SkippedFolders = ["artifacts", "bin", "obj", "data"];

    private static readonly Lazy<IReadOnlyList<SourceFile>> LazySources = new(
        () => [.. Files("*.cs").Select(path => new SourceFile(path))]);

    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Every C# file that a person wrote, with its path from the root.</summary>
    public static IReadOnlyList<SourceFile> Sources => LazySources.Value;

    /// <summary>The C# files of the product: not of its tests and benchmarks.</summary>
    public static IEnumerable<SourceFile> ProductSources => Sources.Where(source => !source.IsTest);

    /// <summary>Paths from the root, with slashes, of every file that fits; build outputs and hidden folders are left out.</summary>
    public static IEnumerable<string> Files(string pattern) =>
        FilesBelow(Root, pattern)
            .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);

    /// <summary>The whole text of a file named by its path from the root.</summary>
    public static string Read(string path) => File.ReadAllText(Absolute(path));

    /// <summary>A path from the root as a path of this machine.</summary>
    public static string Absolute(string path) => Path.Combine(Root, path);

    private static IEnumerable<string> FilesBelow(string folder, string pattern)
    {
        var inner = Directory.EnumerateDirectories(folder)
            .Where(path => IsOurs(Path.GetFileName(path)))
            .SelectMany(path => FilesBelow(path, pattern));

        return Directory.EnumerateFiles(folder, pattern).Concat(inner);
    }

    private static bool IsOurs(string folder) => !folder.StartsWith('.') && !SkippedFolders.Contains(folder);

    private static string FindRoot([CallerFilePath] string file = "")
    {
        var folder = new FileInfo(file).Directory;

        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "LunaVideoAgent.Orleans.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException($"No solution above {file}.");
    }
}
