using System.Collections;
using System.Globalization;
using System.Reflection;
using LunaVideoAgent.Architecture.Tests.Support;

namespace LunaVideoAgent.Architecture.Tests;

public sealed class SettingTests
{
    private static readonly string[] Projects = ["Silo", "Grains", "Inference", "Gateway"];

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

    private static IReadOnlyDictionary<string, string> Documented =>
        (from line in Repository.Read("README.md").Split('\n')
         let cells = line.Split('|', StringSplitOptions.TrimEntries)
         where cells is [_, ['`', .., '`'], ..] && cells[1].Contains(':', StringComparison.Ordinal)
         select (Name: cells[1].Trim('`'), Default: cells[2].Trim('`'))).ToDictionary(row => row.Name, row => row.Default);

    [Test]
    public void Every_setting_has_its_row_in_the_README() =>
        Rule.Holds("| `Section:Name` | `default` | meaning |", Settings.Select(setting => setting.Name).Except(Documented.Keys));

    [Test]
    public void The_README_has_no_setting_that_is_not_there() =>
        Rule.Holds("A row for each setting, and no other.", Documented.Keys.Except(Settings.Select(setting => setting.Name)));

    [Test]
    public void The_README_has_the_defaults_of_the_code() =>
        Rule.Holds(
            "The default is what the code says.",
            from setting in Settings
            where Documented.TryGetValue(setting.Name, out var written) && written != setting.Default
            select $"{setting.Name} is {setting.Default}");

    [Test]
    public void Every_setting_is_checked_at_the_start() =>
        Rule.Holds(
            "[OptionsValidator] for each options class.",
            from type in OptionTypes
            where type.Assembly.GetTypes().All(other => other.Name != $"{type.Name}Validator")
            select type.FullName!);

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
