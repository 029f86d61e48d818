using System.Globalization;

namespace LunaVideoAgent.Benchmarks.Agent;

/// <summary>Watches a loaded agent and adds it up. The first ten seconds, in which it starts and compiles, are not counted.</summary>
internal sealed class LoadTable(AgentProcess agent, IReadOnlyList<StreamListener> listeners, double resultsPerSecond)
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(10);

    private readonly List<(double Seconds, double MemoryMiB, int Handles)> _samples = [];
    private TimeSpan _processor;
    private TimeSpan _measured;

    /// <summary>Cores that the agent took on average while it was watched.</summary>
    public double Cores => _processor / _measured;

    /// <summary>Results that the listeners heard, from their first one on.</summary>
    public int Results => listeners.Sum(one => one.Frames);

    /// <summary>Results that they should have heard.</summary>
    public double Expected => listeners.Sum(one => (one.SourceSeconds * resultsPerSecond) + 1);

    /// <summary>Watches for a while.</summary>
    public async Task WatchAsync(TimeSpan duration, CancellationToken cancellationToken)
    {
        await Task.Delay(WarmUp, cancellationToken);
        var start = TimeProvider.System.GetTimestamp();
        var before = agent.Processor;
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));

        while (_measured < duration && await timer.WaitForNextTickAsync(cancellationToken))
        {
            _measured = TimeProvider.System.GetElapsedTime(start);
            _samples.Add((_measured.TotalSeconds, agent.MemoryMiB, agent.Handles));
        }

        _processor = agent.Processor - before;
    }

    /// <summary>Prints the table.</summary>
    public void Print(TextWriter output)
    {
        var latencies = listeners.SelectMany(one => one.Latencies).Order().ToList();
        var inferences = listeners.SelectMany(one => one.Inferences).Order().ToList();

        Row(output, "streams", $"{listeners.Count}");
        Row(output, "measured", $"{_measured.TotalSeconds:0} s");
        Row(output, "processor", $"{Cores:0.00} cores in all, {Cores / listeners.Count * 100:0.0} % of a core a stream");
        Row(output, "results", $"{Results} of {Expected:0} expected");
        Row(output, "left out by the feed", $"{listeners.Sum(one => one.Dropped)}");
        Row(output, "lag of the newest result", $"worst stream {listeners.Max(one => one.LagSeconds):0.00} s");
        Row(output, "decoded → received", $"p50 {At(latencies, 0.5):0.0} ms, p99 {At(latencies, 0.99):0.0} ms");
        Row(output, "of it the network", $"p50 {At(inferences, 0.5):0.0} ms, p99 {At(inferences, 0.99):0.0} ms");

        foreach (var share in (double[])[0.02, 0.25, 0.5, 0.75, 1])
        {
            var (seconds, memory, handles) = _samples[Math.Min(_samples.Count - 1, (int)(share * (_samples.Count - 1)))];
            Row(output, "memory and handles", $"{memory:0} MiB, {handles} after {seconds:0} s");
        }
    }

    private static double At(List<double> sorted, double share) =>
        sorted.Count == 0 ? double.NaN : sorted[(int)(share * (sorted.Count - 1))];

    private static void Row(TextWriter output, string name, FormattableString value) =>
        output.WriteLine($"| {name} | {value.ToString(CultureInfo.InvariantCulture)} |");
}
