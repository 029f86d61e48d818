using LunaVideoAgent.Architecture.Tests.Support;

namespace LunaVideoAgent.Architecture.Tests;

public sealed class TextTests
{
    private static readonly string[] Patterns =
        ["*.cs", "*.csproj", "*.props", "*.json", "*.yaml", "*.yml", "*.md", "*.sql", "*.sh", "*.html", "*.css", "*.js"];

    private static IEnumerable<string> TextFiles => Patterns.SelectMany(Repository.Files);

    [Test]
    public void A_text_file_ends_with_one_line_end() =>
        Rule.Holds(
            "One line end at the end.",
            from path in TextFiles
            let text = Repository.Read(path)
            where text.Length > 0 && (!text.EndsWith('\n') || text.EndsWith("\n\n", StringComparison.Ordinal))
            select path);

    [Test]
    public void A_text_file_has_unix_line_ends_and_no_byte_order_mark() =>
        Rule.Holds(
            "LF, UTF-8 without a mark.",
            from path in TextFiles
            let bytes = File.ReadAllBytes(Repository.Absolute(path))
            where bytes.Contains((byte)'\r') || bytes.AsSpan().StartsWith("\uFEFF"u8)
            select path);

    [Test]
    public void Nothing_invisible_stands_at_the_end_of_a_line() =>
        Rule.Holds(
            "No trailing white space, no tabs.",
            from path in TextFiles
            from line in Repository.Read(path).Split('\n').Index()
            where line.Item.Length > 0 && (char.IsWhiteSpace(line.Item[^1]) || line.Item.Contains('\t', StringComparison.Ordinal))
            select $"{path}:{line.Index + 1}");
}
