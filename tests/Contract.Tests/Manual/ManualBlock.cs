using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace LunaVideoAgent.Contract.Tests.Manual;

/// <summary>A block of code in a page for readers.</summary>
/// <param name="Page">The page and the line, for the name of the test.</param>
/// <param name="Language">What it is marked as.</param>
/// <param name="Code">What is in it.</param>
/// <param name="NotRun">Why it is not run; null if it is to be run.</param>
internal sealed partial record ManualBlock(string Page, string Language, string Code, string? NotRun)
{
    /// <summary>All blocks of the pages that say how something is used.</summary>
    public static IEnumerable<ManualBlock> All() =>
        from page in Directory.EnumerateFiles(Path.Combine(Root(), "docs"), "*.md").Append(Path.Combine(Root(), "README.md")).Order()
        let text = File.ReadAllText(page)
        from block in Blocks().Matches(text).Cast<Match>()
        let line = text.AsSpan(0, block.Index).Count('\n') + 1
        select new ManualBlock(
            $"{Path.GetFileName(page)}:{line}",
            block.Groups["language"].Value,
            block.Groups["code"].Value,
            block.Groups["reason"] is { Success: true, Value: var reason } ? reason : null);

    /// <inheritdoc/>
    public override string ToString() => $"{Page} {Language}";

    private static string Root([CallerFilePath] string file = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "../../.."));

    [GeneratedRegex(
        @"(^<!-- not run: (?<reason>.+?) -->\n)?^```(?<language>\w*)\n(?<code>.*?)^```$",
        RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Blocks();
}
