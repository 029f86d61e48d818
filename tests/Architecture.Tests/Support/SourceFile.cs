using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LunaVideoAgent.Architecture.Tests.Support;

/// <summary>One C# file: its text, its lines and its syntax.</summary>
internal sealed class SourceFile(string path)
{
    private readonly Lazy<string> _text = new(() => Repository.Read(path));
    private SyntaxNode? _root;

    /// <summary>From the root of the repository, with slashes.</summary>
    public string Path { get; } = path;

    /// <summary>The whole text.</summary>
    public string Text => _text.Value;

    /// <summary>The lines without their ends; a last empty one does not count.</summary>
    public string[] Lines => Text.TrimEnd('\n').Split('\n');

    /// <summary>The syntax, parsed once.</summary>
    public SyntaxNode Syntax => _root ??= CSharpSyntaxTree.ParseText(Text, path: Path).GetRoot();

    /// <summary>Whether it belongs to a test or benchmark project.</summary>
    public bool IsTest => Path.StartsWith("tests/", StringComparison.Ordinal);

    /// <summary>The folder of its project: <c>Grains</c>, <c>tests/Grains.Tests</c>.</summary>
    public string Project => string.Join('/', Path.Split('/').Take(IsTest ? 2 : 1));

    /// <summary>The folders between project and file, with slashes; empty at the project's top.</summary>
    public string Folder => System.IO.Path.GetDirectoryName(Path[(Project.Length + 1)..])!.Replace('\\', '/');

    /// <summary>The name up to the first dot: <c>StreamGrain</c> for <c>StreamGrain.Log.cs</c>.</summary>
    public string Stem => System.IO.Path.GetFileName(Path).Split('.')[0];

    /// <summary>Every node of a kind.</summary>
    public IEnumerable<T> All<T>()
        where T : SyntaxNode => Syntax.DescendantNodes().OfType<T>();

    /// <summary>Where a node stands, as a person writes it: <c>Grains/X.cs:12</c>.</summary>
    public string At(SyntaxNode node) => At(node.GetLocation());

    /// <summary>Where something stands, as a person writes it: <c>Grains/X.cs:12</c>.</summary>
    public string At(Location location) => $"{Path}:{location.GetLineSpan().StartLinePosition.Line + 1}";
}
