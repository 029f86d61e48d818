using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace LunaVideoAgent.Contract.Tests.Metrics;

/// <summary>What dashboards and alerts of the chart ask Prometheus.</summary>
internal static partial class WatchQueries
{
    /// <summary>Every query of every dashboard, with the variables at "all"; that of a variable too.</summary>
    public static IReadOnlyList<string> OfDashboards { get; } =
    [
        .. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "dashboards"), "*.json")
            .Select(path => JsonNode.Parse(File.ReadAllText(path)))
            .SelectMany(Find)
            .Select(text => text.Replace("$stream", ".*", StringComparison.Ordinal))
            .Select(text => LabelValues().Replace(text, "count by (${label}) (${metric})"))
            .Distinct(),
    ];

    /// <summary>Where the rules of alerts are.</summary>
    public static string Rules { get; } = Path.Combine(AppContext.BaseDirectory, "alerts.yaml");

    /// <summary>The series that a query reads, each with its conditions.</summary>
    public static IEnumerable<string> SelectorsOf(string query) =>
        Selector().Matches(By().Replace(query, "")).Select(match => match.Value).Distinct();

    /// <summary>What an alert compares with its bound; itself if it compares nothing.</summary>
    public static string MeasureOf(string alert) =>
        Comparison().Match(alert) is { Success: true } match ? match.Groups["measure"].Value : alert;

    /// <summary>The labels that a query groups by and that its result must have.</summary>
    public static IEnumerable<string> LabelsOf(string query) =>
        By().Matches(query)
            .SelectMany(match => match.Groups["labels"].Value.Split(',', StringSplitOptions.TrimEntries))
            .Where(label => label != "le")
            .Distinct();

    private static IEnumerable<string> Find(JsonNode? node) => node switch
    {
        JsonArray items => items.SelectMany(Find),
        JsonObject members => members.SelectMany(
            member => member is { Key: "expr" or "query", Value: JsonValue value } ? Read(value) : Find(member.Value)),
        _ => [],
    };

    // A variable that chooses the database is a query too, of nothing.
    private static IEnumerable<string> Read(JsonValue value) =>
        value.TryGetValue(out string? text) && Selector().IsMatch(text) ? [text] : [];

    [GeneratedRegex(@"^label_values\((?<metric>.+), (?<label>\w+)\)$", RegexOptions.ExplicitCapture)]
    private static partial Regex LabelValues();

    [GeneratedRegex(@"\b(?:luna|http|dotnet|kestrel|db)_\w+(?:\{[^}]*\})?", RegexOptions.ExplicitCapture)]
    private static partial Regex Selector();

    [GeneratedRegex(@"^(?<measure>.+) (>|<|==) [0-9.]+$", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Comparison();

    [GeneratedRegex(@"\bby ?\((?<labels>[^)]+)\)", RegexOptions.ExplicitCapture)]
    private static partial Regex By();
}
