using System.Reflection;
using LunaVideoAgent.Architecture.Tests.Support;
using NetArchTest.Rules;

namespace LunaVideoAgent.Architecture.Tests;

public sealed class DependencyTests
{
    private const string Prefix = "LunaVideoAgent.";

    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Grains.Abstractions"] = [],
        ["Inference"] = [],
        ["Plugins"] = [],
        ["Gateway"] = ["Grains.Abstractions", "Plugins"],
        ["Grains"] = ["Grains.Abstractions", "Inference"],
        ["Silo"] = ["Grains.Abstractions", "Grains", "Inference", "Gateway", "Plugins"],
    };

    private static readonly string[] Databases = ["Npgsql", "Dapper", "Microsoft.Data", "System.Data", "dbup", "DbUp", "SQLitePCLRaw"];

    private static readonly string[] Web = ["Microsoft.AspNetCore", "System.Net.Http", "System.Net.WebSockets"];

    private static readonly string[] PixelLibraries = ["SkiaSharp", "Microsoft.ML"];

    public static IEnumerable<string> Products => Allowed.Keys;

    [Test]
    public void Every_product_project_has_its_place_in_the_picture()
    {
        var projects = ProjectFile.All.Where(project => !project.IsTest).Select(project => project.Name);

        Assert.That(projects, Is.EquivalentTo(Allowed.Keys));
    }

    [TestCaseSource(nameof(Products))]
    public void A_project_refers_only_to_those_it_may_know(string name)
    {
        var project = ProjectFile.All.Single(project => project.Name == name && !project.IsTest);

        Rule.Holds($"{name} may refer to {Words(Allowed[name])} only.", project.Projects.Except(Allowed[name]));
    }

    [TestCaseSource(nameof(Products))]
    public void An_assembly_uses_only_those_it_may_know(string name)
    {
        var used = References(name).Where(reference => reference.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(reference => reference[Prefix.Length..]);

        Rule.Holds($"{name} may use {Words(Allowed[name])} only.", used.Except(Allowed[name]));
    }

    [Test]
    public void Inference_could_be_sold_alone() =>
        Rule.Holds(
            "Inference knows nothing of Orleans, of serving the web or of SQL.",
            Using("Inference", ["Orleans", .. Web.Except(["System.Net.Http"]), .. Databases]));

    [Test]
    public void Inference_asks_the_web_in_one_place_only() =>
        Rule.Holds(
            "Videos of the web are read by Inference/Media/Http.",
            from source in Repository.ProductSources
            where source.Project == "Inference" && source.Folder != "Media/Http"
            where source.Lines.Any(line => line.Contains("System.Net.Http", StringComparison.Ordinal))
            select source.Path);

    [Test]
    public void Grains_reach_the_outside_through_ports_only() =>
        Rule.Holds("Grains declare ports; Silo implements them.", Using("Grains", [.. Web, .. Databases]));

    [Test]
    public void Grain_contracts_bring_nothing_but_Orleans() =>
        Rule.Holds(
            "Grains.Abstractions is what every client of the cluster has to load.",
            Using("Grains.Abstractions", [.. Web, .. Databases, .. PixelLibraries]));

    [Test]
    public void The_gateway_sees_no_database_no_frame_and_no_grain_class() =>
        Rule.Holds(
            "Gateway is an Orleans client and nothing more.",
            Using("Gateway", ["Orleans.Runtime", .. Databases, .. PixelLibraries]));

    [Test]
    public void The_gateway_has_no_package_to_speak_SQL_with()
    {
        var packages = ProjectFile.All.Single(project => project.Name == "Gateway").Packages;

        // The driver is there for Orleans to find the silos with; that no code uses it, the test above says.
        Rule.Holds(
            "Gateway has no database.",
            packages.Where(package => package != "Npgsql" && StartsWithAny(package, Databases)));
    }

    [Test]
    public void Only_the_composition_of_the_silo_knows_the_gateway() =>
        Rule.Holds(
            "Silo refers to Gateway for embedded mode: from Program and Hosting.",
            Breaking("Silo", "LunaVideoAgent.Gateway", allowedIn: "LunaVideoAgent.Silo.Hosting"));

    [Test]
    public void Only_the_storage_of_the_silo_speaks_SQL() =>
        Rule.Holds(
            "SQL lives in Silo/Storage.",
            Databases.SelectMany(database => Breaking("Silo", database, allowedIn: "LunaVideoAgent.Silo.Storage")));

    [Test]
    public void No_pointer_leaves_the_native_folder() =>
        Rule.Holds(
            "Only Inference/Media talks to Inference/Media/Native, and Inference/Imaging where libswscale converts.",
            Breaking("Inference", "LunaVideoAgent.Inference.Media.Native", allowedIn: "LunaVideoAgent.Inference.Media")
                .Where(breaking => !breaking.StartsWith("LunaVideoAgent.Inference.Imaging.", StringComparison.Ordinal)));

    [TestCase("Media", "Imaging", "Models", "Detection", "Faces", "Tracking", "Appearances")]
    [TestCase("Imaging", "Models", "Faces", "Tracking", "Appearances")]
    [TestCase("Tracking", "Media", "Imaging", "Models", "Appearances")]
    public void A_part_of_inference_knows_nothing_of_what_it_can_do_without(string part, params string[] others) =>
        Rule.Holds($"Inference/{part} does without {Words(others)}.", others.SelectMany(other => Used(part, other)));

    private static IEnumerable<string> Used(string part, string other) =>
        Types.InAssembly(Load("Inference"))
            .That().ResideInNamespaceStartingWith($"LunaVideoAgent.Inference.{part}")
            .And().HaveDependencyOn($"LunaVideoAgent.Inference.{other}")
            .GetTypes()
            .Select(type => $"{type.FullName} uses {other}");

    private static IEnumerable<string> Breaking(string project, string target, string allowedIn) =>
        Types.InAssembly(Load(project))
            .That().DoNotResideInNamespaceStartingWith(allowedIn)
            .And().DoNotResideInNamespaceStartingWith(target)
            .And().HaveDependencyOn(target)
            .GetTypes()
            .Where(type => type.DeclaringType is null && !IsComposition(type))
            .Select(type => $"{type.FullName} uses {target}");

    // Top-level statements compile into a class of the global namespace.
    private static bool IsComposition(Type type) => type.Name == "Program" && type.Namespace is null;

    private static IEnumerable<string> Using(string project, string[] prefixes) =>
        References(project).Where(reference => StartsWithAny(reference, prefixes));

    private static IEnumerable<string> References(string project) =>
        Load(project).GetReferencedAssemblies().Select(reference => reference.Name!);

    private static Assembly Load(string project) => Assembly.Load(Prefix + project);

    private static bool StartsWithAny(string name, string[] prefixes) =>
        prefixes.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal));

    private static string Words(string[] names) => names is [] ? "no other project" : string.Join(", ", names);
}
