using System.Text.RegularExpressions;
using LunaVideoAgent.Architecture.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LunaVideoAgent.Architecture.Tests;

public sealed partial class NameTests
{
    [Test]
    public void Nothing_is_called_by_a_word_that_says_nothing() =>
        Rule.Holds(
            "Manager, Helper, Utils, Common, Base and Impl name nothing: say what it keeps or does.",
            from source in Repository.Sources
            from type in source.All<BaseTypeDeclarationSyntax>()
            where EmptyWord().IsMatch(type.Identifier.Text) && !IsNamedByOthers(type)
            select $"{source.At(type)} {type.Identifier.Text}");

    [Test]
    public void No_folder_is_called_by_a_word_that_says_nothing() =>
        Rule.Holds(
            "A folder has the name of a feature.",
            from source in Repository.Sources
            from folder in source.Folder.Split('/')
            where EmptyWord().IsMatch(folder)
            select source.Path);

    [Test]
    public void A_namespace_is_its_folder() =>
        Rule.Holds(
            "Namespace = folder.",
            from source in Repository.Sources
            from space in source.All<BaseNamespaceDeclarationSyntax>()
            let expected = ExpectedNamespace(source)
            where space.Name.ToString() != expected
            select $"{source.At(space)} is {space.Name}, not {expected}");

    [Test]
    public void A_file_has_a_namespace_unless_it_is_a_program() =>
        Rule.Holds(
            "Only Program.cs and assembly attributes do without a namespace.",
            from source in Repository.Sources
            where !source.All<BaseNamespaceDeclarationSyntax>().Any()
            where source.All<BaseTypeDeclarationSyntax>().Any()
            where source.Stem != "Program"
            select source.Path);

    [Test]
    public void A_file_is_called_like_its_type() =>
        Rule.Holds(
            "A file has one type at the top that others may use, and its name: Type.cs, or Type.Part.cs for a part of it.",
            from source in Repository.Sources
            let types = TopTypes(source)
            where types is not [] and not ["Program"]
            where types[0] != source.Stem
            select $"{source.Path} begins with {types[0]}");

    [Test]
    public void A_file_has_one_public_type() =>
        Rule.Holds(
            "One public type a file.",
            from source in Repository.Sources
            let types = source.All<MemberDeclarationSyntax>().Where(IsTopType).Where(IsPublic).ToArray()
            where types.Length > 1
            select $"{source.Path} has {types.Length}");

    [Test]
    public void The_name_of_a_grain_tells_what_it_is() =>
        Rule.Holds(
            "A grain is XGrain.",
            from source in Repository.ProductSources
            from type in source.All<ClassDeclarationSyntax>()
            where type.BaseList?.Types.Any(one => one.Type.ToString() == "Grain") == true
            where !type.Identifier.Text.EndsWith("Grain", StringComparison.Ordinal)
            select $"{source.At(type)} {type.Identifier.Text}");

    [Test]
    public void A_type_is_sealed_unless_it_says_why_not() =>
        Rule.Holds(
            "No inheritance of our own classes: a class is sealed, static or abstract, or an exception to derive from.",
            from source in Repository.ProductSources
            from type in source.All<TypeDeclarationSyntax>()
            where type is ClassDeclarationSyntax or RecordDeclarationSyntax { RawKind: (int)SyntaxKind.RecordDeclaration }
            where !type.Modifiers.Any(IsClosed) && !IsPartOfSealed(source, type)
            select $"{source.At(type)} {type.Identifier.Text}");

    // The names of C libraries are their own: libavutil.
    private static bool IsNamedByOthers(BaseTypeDeclarationSyntax type) =>
        type.Identifier.Text.StartsWith("LibAv", StringComparison.Ordinal);

    private static bool IsClosed(SyntaxToken modifier) =>
        modifier.Kind() is SyntaxKind.SealedKeyword or SyntaxKind.StaticKeyword or SyntaxKind.AbstractKeyword;

    // One part of a partial type says it for all.
    private static bool IsPartOfSealed(SourceFile source, TypeDeclarationSyntax type) =>
        type.Modifiers.Any(SyntaxKind.PartialKeyword)
        && Repository.Sources
            .Where(other => other.Project == source.Project && other.Folder == source.Folder)
            .SelectMany(other => other.All<TypeDeclarationSyntax>())
            .Any(other => other.Identifier.Text == type.Identifier.Text && other.Modifiers.Any(IsClosed));

    private static string ExpectedNamespace(SourceFile source)
    {
        var project = source.Project.Split('/')[^1];
        var folder = source.Folder.Replace('/', '.');

        return $"LunaVideoAgent.{project}{(folder is "" ? "" : ".")}{folder}";
    }

    private static string[] TopTypes(SourceFile source) =>
        [.. source.All<MemberDeclarationSyntax>().Where(IsTopType).Select(NameOf)];

    private static bool IsTopType(MemberDeclarationSyntax member) =>
        member is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax
        && member.Parent is BaseNamespaceDeclarationSyntax or CompilationUnitSyntax;

    private static bool IsPublic(MemberDeclarationSyntax member) => member.Modifiers.Any(SyntaxKind.PublicKeyword);

    private static string NameOf(MemberDeclarationSyntax member) =>
        member is DelegateDeclarationSyntax function
            ? function.Identifier.Text
            : ((BaseTypeDeclarationSyntax)member).Identifier.Text;

    [GeneratedRegex("(Manager|Helpers?|Utils?|Utilities|Common|Base|Impl)$|^(Manager|Helper|Util|Common|Base|Impl)(?=[A-Z]|$)")]
    private static partial Regex EmptyWord();
}
