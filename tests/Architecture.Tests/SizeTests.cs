using LunaVideoAgent.Architecture.Tests.Support;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LunaVideoAgent.Architecture.Tests;

public sealed class SizeTests
{
    private const int MostLines = 250;
    private const int MostColumns = 140;
    private const int MostMethodLines = 60;
    private const int MostConstructorParameters = 6;

    [Test]
    public void A_file_fits_in_the_head() =>
        Rule.Holds(
            $"A file has at most {MostLines} lines.",
            from source in Repository.Sources
            where source.Lines.Length > MostLines
            select $"{source.Path} has {source.Lines.Length}");

    [Test]
    public void A_line_fits_on_the_screen() =>
        Rule.Holds(
            $"A line has at most {MostColumns} characters.",
            from source in Repository.Sources
            from line in source.Lines.Index()
            where line.Item.Length > MostColumns
            select $"{source.Path}:{line.Index + 1} has {line.Item.Length}");

    [Test]
    public void A_method_tells_one_thing() =>
        Rule.Holds(
            $"A method has at most {MostMethodLines} lines.",
            from source in Repository.Sources
            from method in source.All<BaseMethodDeclarationSyntax>()
            let lines = Lines(method)
            where lines > MostMethodLines
            select $"{source.At(method)} has {lines}");

    [Test]
    public void A_type_asks_for_few_things_to_be_made() =>
        Rule.Holds(
            $"A constructor has at most {MostConstructorParameters} parameters; what belongs together becomes a type.",
            from source in Repository.ProductSources
            from constructor in Constructors(source)
            where constructor.Parameters.Count > MostConstructorParameters
            select $"{source.At(constructor)} has {constructor.Parameters.Count}");

    // Records are left out: their parameters are the members of a contract.
    private static IEnumerable<ParameterListSyntax> Constructors(SourceFile source) =>
        source.All<ConstructorDeclarationSyntax>().Select(constructor => constructor.ParameterList)
            .Concat(source.All<ClassDeclarationSyntax>().Select(type => type.ParameterList).OfType<ParameterListSyntax>());

    private static int Lines(BaseMethodDeclarationSyntax method)
    {
        var span = method.GetLocation().GetLineSpan();
        return span.EndLinePosition.Line - span.StartLinePosition.Line + 1;
    }
}
