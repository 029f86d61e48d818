namespace LunaVideoAgent.Benchmarks.Metrics;

/// <summary>One metric as a process serves it.</summary>
/// <param name="Name">As Prometheus calls it.</param>
/// <param name="Type">Counter, gauge or histogram.</param>
/// <param name="Labels">Its labels in order, each with how many values it has.</param>
/// <param name="Series">Lines of it; a histogram has one for each bucket, and two more.</param>
internal sealed record MetricFamily(string Name, string Type, IReadOnlyList<(string Name, int Values)> Labels, int Series)
{
    // The meter's name is on each line; the bounds of buckets are fixed.
    private static readonly string[] Fixed = ["otel_scope_name", "otel_scope_version", "le"];

    /// <summary>All metrics of a page in the text format of Prometheus, in order of their names.</summary>
    public static IReadOnlyList<MetricFamily> Parse(string page)
    {
        var families = new List<MetricFamily>();
        string[] head = [];
        var samples = new List<string>();

        foreach (var line in page.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.StartsWith("# TYPE ", StringComparison.Ordinal))
            {
                Close();
                head = line.Split(' ');
            }
            else if (line[0] != '#')
            {
                samples.Add(line);
            }
        }

        Close();
        return [.. families.OrderBy(family => family.Name, StringComparer.Ordinal)];

        void Close()
        {
            if (samples.Count > 0)
            {
                families.Add(Of(head[2], head[3], samples));
                samples.Clear();
            }
        }
    }

    private static MetricFamily Of(string name, string type, List<string> samples) => new(
        name,
        type,
        [
            .. from sample in samples
               from pair in LabelsOf(sample)
               where !Fixed.Contains(pair.Name)
               group pair.Value by pair.Name into values
               orderby values.Key
               select (values.Key, values.Distinct().Count()),
        ],
        samples.Count);

    // Values of ours have neither quotes nor commas in them; a route of others may have a comma and is cut there, which counts the same.
    private static IEnumerable<(string Name, string Value)> LabelsOf(string sample)
    {
        var (start, end) = (sample.IndexOf('{', StringComparison.Ordinal), sample.LastIndexOf('}'));

        return start < 0
            ? []
            : sample[(start + 1)..end].Split("\",", StringSplitOptions.RemoveEmptyEntries)
                .Select(pair => pair.Split("=\"", 2))
                .Select(pair => (pair[0], pair[1].TrimEnd('"')));
    }
}
