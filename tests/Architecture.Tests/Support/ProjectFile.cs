using System.Xml.Linq;

namespace LunaVideoAgent.Architecture.Tests.Support;

/// <summary>What one project file says.</summary>
internal sealed class ProjectFile
{
    private readonly XDocument _document;

    private ProjectFile(string path)
    {
        Path = path;
        _document = XDocument.Parse(Repository.Read(path));
    }

    /// <summary>Every project of the repository.</summary>
    public static IReadOnlyList<ProjectFile> All { get; } = [.. Repository.Files("*.csproj").Select(path => new ProjectFile(path))];

    /// <summary>From the root of the repository, with slashes.</summary>
    public string Path { get; }

    /// <summary>The file's name without its ending.</summary>
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>Whether it is a test or benchmark project.</summary>
    public bool IsTest => Path.StartsWith("tests/", StringComparison.Ordinal);

    /// <summary>The projects it refers to, by name.</summary>
    public IEnumerable<string> Projects => References("ProjectReference").Select(path => System.IO.Path.GetFileNameWithoutExtension(path));

    /// <summary>The packages it refers to.</summary>
    public IEnumerable<string> Packages => References("PackageReference");

    /// <summary>The packages whose version it fixes by itself.</summary>
    public IEnumerable<string> PinnedPackages =>
        from reference in _document.Descendants("PackageReference")
        where reference.Attribute("Version") is not null || reference.Attribute("VersionOverride") is not null
        select (string)reference.Attribute("Include")!;

    private IEnumerable<string> References(string element) =>
        from reference in _document.Descendants(element)
        select ((string)reference.Attribute("Include")!).Replace('\\', '/');
}
