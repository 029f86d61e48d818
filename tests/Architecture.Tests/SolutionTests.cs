using System.Text.RegularExpressions;
using LunaVideoAgent.Architecture.Tests.Support;

namespace LunaVideoAgent.Architecture.Tests;

public sealed partial class SolutionTests
{
    private static IEnumerable<string> InSolution =>
        ProjectLine().Matches(Repository.Read("LunaVideoAgent.Orleans.sln")).Select(match => match.Groups[1].Value.Replace('\\', '/'));

    [Test]
    public void The_solution_has_every_project()
    {
        Assert.That(InSolution, Is.EquivalentTo(ProjectFile.All.Select(project => project.Path)));
    }

    [Test]
    public void A_project_is_called_like_its_folder() =>
        Rule.Holds(
            "Silo/Silo.csproj.",
            from project in ProjectFile.All
            let folder = Path.GetFileName(Path.GetDirectoryName(project.Path))
            where folder != project.Name
            select project.Path);

    [Test]
    public void The_version_of_a_package_is_written_once() =>
        Rule.Holds(
            "Versions live in Directory.Packages.props only.",
            from project in ProjectFile.All
            from package in project.PinnedPackages
            select $"{project.Path} {package}");

    [Test]
    public void The_product_does_not_refer_to_its_tests() =>
        Rule.Holds(
            "Nothing refers to a test project but a test project.",
            from project in ProjectFile.All
            where !project.IsTest
            from reference in project.Projects
            where ProjectFile.All.Any(other => other.IsTest && other.Name == reference)
            select $"{project.Path} {reference}");

    [GeneratedRegex("""= "[^"]+", "([^"]+\.csproj)", """)]
    private static partial Regex ProjectLine();
}
