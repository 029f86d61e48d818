using System.Text.RegularExpressions;
using LunaVideoAgent.Architecture.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LunaVideoAgent.Architecture.Tests;

public sealed partial class CommentTests
{
    private static IEnumerable<(SourceFile Source, SyntaxTrivia Trivia)> Comments =>
        from source in Repository.Sources
        from trivia in source.Syntax.DescendantTrivia()
        where trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia
        select (source, trivia);

    [Test]
    public void Something_left_to_do_has_the_number_of_its_issue() =>
        Rule.Holds(
            "No TODO without an issue number: TODO #12.",
            from comment in Comments
            where ToDo().IsMatch(comment.Trivia.ToString()) && !IssueNumber().IsMatch(comment.Trivia.ToString())
            select comment.Source.At(comment.Trivia.GetLocation()));

    [Test]
    public void A_warning_is_not_silenced_without_a_reason() =>
        Rule.Holds(
            "#pragma warning disable X // because …",
            from source in Repository.Sources
            from pragma in source.Syntax.DescendantNodes(descendIntoTrivia: true).OfType<PragmaWarningDirectiveTriviaSyntax>()
            where pragma.DisableOrRestoreKeyword.IsKind(SyntaxKind.DisableKeyword)
            where !Reason().IsMatch(source.Lines[pragma.GetLocation().GetLineSpan().StartLinePosition.Line])
            select source.At(pragma));

    [Test]
    public void A_suppression_is_justified() =>
        Rule.Holds(
            "[SuppressMessage] has a Justification.",
            from source in Repository.Sources
            from attribute in source.All<AttributeSyntax>()
            where attribute.Name.ToString().EndsWith("SuppressMessage", StringComparison.Ordinal)
            where !attribute.ToString().Contains("Justification", StringComparison.Ordinal)
            select source.At(attribute));

    [Test]
    public void A_relaxed_rule_carries_its_reason()
    {
        var lines = Repository.Read(".editorconfig").Split('\n');

        Rule.Holds(
            "The reason stands in the line above, or above the other rules that it relaxes.",
            from line in lines.Index()
            where Relaxed().IsMatch(line.Item) && !HasReason(lines, line.Index)
            select $".editorconfig:{line.Index + 1} {line.Item}");
    }

    [Test]
    public void Code_that_is_not_needed_is_not_kept() =>
        Rule.Holds(
            "No commented-out code.",
            from comment in Comments
            where CodeLine().IsMatch(comment.Trivia.ToString())
            select comment.Source.At(comment.Trivia.GetLocation()));

    [Test]
    public void Nothing_is_folded_away() =>
        Rule.Holds(
            "No #region.",
            from source in Repository.Sources
            from region in source.Syntax.DescendantNodes(descendIntoTrivia: true).OfType<RegionDirectiveTriviaSyntax>()
            select source.At(region));

    private static bool HasReason(string[] lines, int index)
    {
        var above = lines.Take(index).Reverse().SkipWhile(line => Relaxed().IsMatch(line)).FirstOrDefault("");

        return above.StartsWith("# ", StringComparison.Ordinal) && !above.StartsWith("# ---", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX)\b")]
    private static partial Regex ToDo();

    [GeneratedRegex(@"#\d+")]
    private static partial Regex IssueNumber();

    [GeneratedRegex(@"#pragma warning disable [^/]+// \S+")]
    private static partial Regex Reason();

    [GeneratedRegex(@"^dotnet_diagnostic\.\w+\.severity = (none|silent|suggestion)")]
    private static partial Regex Relaxed();

    [GeneratedRegex(@"^//.*[;{]\s*$|^//\s*\}\s*$")]
    private static partial Regex CodeLine();
}
