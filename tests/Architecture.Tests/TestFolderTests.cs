using System.Text.RegularExpressions;
using LunaVideoAgent.Architecture.Tests.Support;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LunaVideoAgent.Architecture.Tests;

public sealed partial class TestFolderTests
{
    private static readonly string[] Mirrored = ["Grains", "Inference", "Silo", "Gateway"];

    [Test]
    public void A_test_stands_where_its_subject_stands() =>
        Rule.Holds(
            "tests/X.Tests/A/BTests.cs tests X/A/B.cs; BSomeAspectTests.cs is a part of it.",
            from source in Repository.Sources
            where source.IsTest && source.Path.EndsWith("Tests.cs", StringComparison.Ordinal)
            let product = Product(source)
            where product is not null
            where !Subjects(source.Stem).Any(subject => Exists(product, source.Folder, subject))
            select $"{source.Path}: no {Path.Combine(product, source.Folder, source.Stem[..^5])}.cs");

    [Test]
    public void Whoever_has_tests_is_called_so() =>
        Rule.Holds(
            "A file with tests ends in Tests.cs.",
            from source in Repository.Sources
            where source.IsTest && !source.Path.EndsWith("Tests.cs", StringComparison.Ordinal)
            where source.All<AttributeSyntax>().Any(attribute => attribute.Name.ToString() is "Test" or "TestCase" or "TestCaseSource")
            where !source.All<ClassDeclarationSyntax>().Any(IsSuite)
            select source.Path);

    [Test]
    public void The_name_of_a_test_is_a_sentence() =>
        Rule.Holds(
            "A test's name is a sentence about behaviour: Words_with_underscores.",
            from source in Repository.Sources
            where source.IsTest
            from method in source.All<MethodDeclarationSyntax>()
            where method.AttributeLists.SelectMany(list => list.Attributes).Any(one => one.Name.ToString() is "Test" or "TestCase")
            where !Sentence().IsMatch(method.Identifier.Text)
            select $"{source.At(method)} {method.Identifier.Text}");

    // One suite that several dialects run: abstract, its heirs are found by their own names.
    private static bool IsSuite(ClassDeclarationSyntax type) => type.Modifiers.Any(modifier => modifier.Text == "abstract");

    private static string? Product(SourceFile source) =>
        source.Folder.StartsWith("Support", StringComparison.Ordinal)
            ? null
            : Mirrored.SingleOrDefault(product => source.Project == $"tests/{product}.Tests");

    // FrameSamplerRateTests: FrameSamplerRate, FrameSampler, Frame.
    private static IEnumerable<string> Subjects(string stem)
    {
        var words = Word().Matches(stem[..^5]).Select(match => match.Value).ToArray();

        return Enumerable.Range(1, words.Length).Select(count => string.Concat(words.Take(count)));
    }

    private static bool Exists(string product, string folder, string type) =>
        Repository.ProductSources.Any(source => source.Project == product && source.Folder == folder && source.Stem == type);

    [GeneratedRegex("^[A-Z][^_]*(_[^_]+)+$")]
    private static partial Regex Sentence();

    [GeneratedRegex("[A-Z][^A-Z]*")]
    private static partial Regex Word();
}
