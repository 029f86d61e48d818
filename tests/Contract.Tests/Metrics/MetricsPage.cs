namespace LunaVideoAgent.Contract.Tests.Metrics;

/// <summary>Metrics as a process serves them, or as the manual describes them.</summary>
internal static class MetricsPage
{
    private static readonly string[] Everywhere = ["otel_scope_name", "le"];

    /// <summary>Ours in the text format of Prometheus: name, type and labels.</summary>
    public static IReadOnlyList<Metric> Parse(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        return
        [
            .. from line in lines
               where line.StartsWith("# TYPE luna_", StringComparison.Ordinal)
               let words = line.Split(' ')
               let series = lines.First(sample => IsOf(sample, words[2]))
               orderby words[2]
               select new Metric(words[2], words[3], string.Join(' ', Labels(series).Except(Everywhere).Order(StringComparer.Ordinal))),
        ];
    }

    /// <summary>The rows of the table of the manual.</summary>
    public static IReadOnlyList<Metric> Read(string page) =>
    [
        .. from line in page.Split('\n')
           let cells = line.Split('|', StringSplitOptions.TrimEntries)
           where cells is [_, ['`', 'l', 'u', 'n', 'a', '_', ..], ..]
           let name = cells[1].Trim('`')
           orderby name
           select new Metric(name, cells[2], cells[3].Replace("`", "", StringComparison.Ordinal)),
    ];

    private static bool IsOf(string sample, string family) =>
        sample.StartsWith(family, StringComparison.Ordinal) && sample[family.Length..] is ['{', ..] or [' ', ..] or ['_', 'b', 'u', ..];

    private static IEnumerable<string> Labels(string sample) =>
        from pair in sample.Split('{', '}') is [_, var labels, ..] ? labels.Split(',') : []
        select pair.Split('=')[0];
}
