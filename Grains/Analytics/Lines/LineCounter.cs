using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Grains.Analytics.Lines;

/// <summary>Counts crossings by line, class and direction.</summary>
internal sealed class LineCounter
{
    private readonly LineCount[] _counts;

    /// <summary>Zeros for every line and class.</summary>
    public LineCounter(IReadOnlyList<CountingLine> lines, IReadOnlyList<string> classes)
    {
        _counts = [.. lines.SelectMany(line => classes.Select(label => new LineCount(line.Name, label, Forward: 0, Backward: 0)))];
        Counts = [.. _counts];
    }

    /// <summary>The counts so far; what was handed out does not change.</summary>
    public IReadOnlyList<LineCount> Counts { get; private set; }

    /// <summary>One more.</summary>
    public void Add(LineCrossing crossing)
    {
        var index = Array.FindIndex(_counts, count => count.Line == crossing.Line && count.Label == crossing.Label);
        var count = _counts[index];
        _counts[index] = crossing.Direction is LineDirection.Forward
            ? count with { Forward = count.Forward + 1 }
            : count with { Backward = count.Backward + 1 };
        Counts = [.. _counts];
    }

    /// <summary>Goes on from the counts of another one with the same lines and classes.</summary>
    public void Recall(IReadOnlyList<LineCount> counts)
    {
        if (counts.Count == _counts.Length)
        {
            counts.ToArray().CopyTo(_counts, 0);
            Counts = [.. _counts];
        }
    }
}
