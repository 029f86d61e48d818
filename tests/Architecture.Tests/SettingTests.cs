using System.Collections;
using System.Globalization;
using System.Reflection;
using LunaVideoAgent.Architecture.Tests.Support;
using LunaVideoAgent.Grains.Abstractions.Settings;

namespace LunaVideoAgent.Architecture.Tests;

public sealed class SettingTests
{
    private static readonly string[] Projects = ["Silo", "Grains", "Inference", "Gateway", "Plugins"];

    private static IEnumerable<Type> OptionTypes =>
        from project in Projects
        from type in Assembly.Load($"LunaVideoAgent.{project}").GetTypes()
        where SectionOf(type) is not null
        select type;

    private static IEnumerable<(string Name, string Default)> Settings =>
        from type in OptionTypes
        let defaults = Activator.CreateInstance(type)
        from property in type.GetProperties()
        select ($"{SectionOf(type)}:{property.Name}", Write(property.GetValue(defaults)));

    private static string Page => Repository.Files("*-settings.md").Single();

    private static IReadOnlyDictionary<string, string> Documented =>
        Rows(Page).Where(row => row.First.Contains(':', StringComparison.Ordinal)).ToDictionary(row => row.First, row => row.Second);

    [Test]
    public void Every_setting_has_its_row_on_the_page_of_settings() =>
        Rule.Holds("| `Section:Name` | `default` | meaning |", Settings.Select(setting => setting.Name).Except(Documented.Keys));

    [Test]
    public void The_page_has_no_setting_that_is_not_there() =>
        Rule.Holds("A row for each setting, and no other.", Documented.Keys.Except(Settings.Select(setting => setting.Name)));

    [Test]
    public void The_page_has_the_defaults_of_the_code() =>
        Rule.Holds(
            "The default is what the code says.",
            from setting in Settings
            where Documented.TryGetValue(setting.Name, out var written) && written != setting.Default
            select $"{setting.Name} is {setting.Default}");

    [Test]
    public void The_README_says_of_a_setting_what_its_page_says()
    {
        var page = Rows(Page).ToArray();

        Rule.Holds("A row of the README is a row of the page.", Rows("README.md").Except(page).Select(row => row.First));
    }

    [Test]
    public void A_name_of_the_original_service_stands_for_a_setting_that_is_there() =>
        Rule.Holds(
            "The target of a name is Section:Name.",
            ServiceSettings.All.Select(setting => setting.Target).Except(Settings.Select(setting => setting.Name)));

    [Test]
    public void Every_name_of_the_original_service_has_its_row_on_the_page() =>
        Assert.That(
            from row in Rows(Page)
            where row.First.StartsWith("LUNA_", StringComparison.Ordinal)
            select (row.First, row.Second.Split('`')[0]),
            Is.EquivalentTo(ServiceSettings.All.Select(setting => (setting.DocumentedName, setting.Target))));

    [Test]
    public void The_page_says_what_takes_the_place_of_each_setting_that_sets_nothing() =>
        Assert.That(
            from line in Repository.Read(Page).Split('\n')
            where line.StartsWith("- `", StringComparison.Ordinal) && UnusedServiceSettings.Groups.ContainsKey(line.Split('`')[1])
            select line,
            Is.EqualTo(UnusedServiceSettings.Groups.Select(group => $"- `{group.Key}`: {group.Value}.")));

    [Test]
    public void Every_setting_is_checked_at_the_start() =>
        Rule.Holds(
            "[OptionsValidator] for each options class.",
            from type in OptionTypes
            where type.Assembly.GetTypes().All(other => other.Name != $"{type.Name}Validator")
            select type.FullName!);

    private static IEnumerable<(string First, string Second, string Line)> Rows(string page) =>
        from line in Repository.Read(page).Split('\n')
        let cells = line.Split('|', StringSplitOptions.TrimEntries)
        where cells is [_, ['`', .., '`'], _, ..]
        select (cells[1].Trim('`'), cells[2].Trim('`'), line);

    private static string? SectionOf(Type type) =>
        type.GetField("SectionName", BindingFlags.Public | BindingFlags.Static)?.GetRawConstantValue() as string;

    private static string Write(object? value) => value switch
    {
        null => "",
        string text => text,
        bool flag => flag ? "true" : "false",
        IEnumerable => "",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
