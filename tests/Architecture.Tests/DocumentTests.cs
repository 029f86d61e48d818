using System.Text.RegularExpressions;
using LunaVideoAgent.Architecture.Tests.Support;

namespace LunaVideoAgent.Architecture.Tests;

public sealed partial class DocumentTests
{
    [TestCase("README.md")]
    [TestCase("CONTRIBUTING.md")]
    [TestCase("CHANGELOG.md")]
    [TestCase("LICENSE")]
    [TestCase("docs/01-architecture.md")]
    [TestCase("docs/02-streams.md")]
    [TestCase("docs/04-settings.md")]
    public void A_page_that_readers_look_for_is_there(string path)
    {
        Assert.That(Repository.Read(path), Is.Not.Empty);
    }

    [Test]
    public void A_link_leads_somewhere() =>
        Rule.Holds(
            "A link to a file of this repository resolves.",
            from page in Repository.Files("*.md")
            from link in Link().Matches(Repository.Read(page)).Select(match => match.Groups[1].Value.Split('#')[0])
            where link is not "" && !link.Contains(':', StringComparison.Ordinal)
            where !Path.Exists(Path.Combine(Path.GetDirectoryName(Repository.Absolute(page))!, link))
            select $"{page} → {link}");

    [Test]
    public void A_script_that_a_page_names_is_there() =>
        Rule.Holds(
            "A command of a page can be pasted.",
            from page in Repository.Files("*.md")
            from script in Script().Matches(Repository.Read(page)).Select(match => match.Groups[1].Value)
            where !File.Exists(Repository.Absolute(script))
            select $"{page} → {script}");

    [Test]
    public void A_command_is_in_a_block_that_says_so() =>
        Rule.Holds(
            "A block with commands is ```sh: a test runs it, unless <!-- not run: reason --> stands before it.",
            from page in Repository.Files("*.md")
            from block in Block().Matches(Repository.Read(page)).Cast<Match>()
            where block.Groups["language"].Value is ""
            where Command().IsMatch(block.Groups["body"].Value)
            select $"{page}: {block.Groups["body"].Value.Split('\n')[0]}");

    [Test]
    public void Pages_are_numbered_in_reading_order()
    {
        string[] pages = [.. Repository.Files("*.md").Where(path => Page().IsMatch(path))];

        Rule.Holds(
            "docs/01-…, 02-…, without gaps.",
            from page in pages.Index()
            where !page.Item.StartsWith($"docs/{page.Index + 1:00}-", StringComparison.Ordinal)
            select page.Item);
    }

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"\./(scripts/[\w-]+)")]
    private static partial Regex Script();

    [GeneratedRegex(@"^```(?<language>\w*)\n(?<body>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"^(?:\./|scripts/|dotnet |curl |docker |podman |kubectl |helm |export |apt-get |psql |pg_)", RegexOptions.Multiline)]
    private static partial Regex Command();

    [GeneratedRegex(@"^docs/\d+-[\w-]+\.md$")]
    private static partial Regex Page();
}
