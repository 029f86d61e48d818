using System.CommandLine;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using LunaVideoAgent.Benchmarks.Agent;

namespace LunaVideoAgent.Benchmarks.Telemetry;

/// <summary>
/// <c>traces</c>: what tracing events costs an agent, by the share that is traced, and when the receiver of traces does not answer. Files
/// are read as fast as they can be, each frame tells an event and each event goes to a callback; a fresh agent for each row and each
/// round. The rows of a round follow each other, and each is compared with the first one of its round. Fails if rows differ in events, or
/// no trace came where some should.
/// </summary>
internal static class TraceCost
{
    private static readonly Option<string> Agent = new("--agent") { Description = "The agent's dll.", Required = true };
    private static readonly Option<string> Clip = new("--clip")
    {
        Description = "A video file with people in every other frame, and nobody in those between.",
        Required = true,
    };

    private static readonly Option<int> Streams = new("--streams") { DefaultValueFactory = _ => 2 };
    private static readonly Option<int> Rounds = new("--rounds") { DefaultValueFactory = _ => 5 };
    private static readonly Option<string[]> Settings = new("--set")
    {
        Description = "A setting of the agent, such as Inference:Sessions=2.",
        DefaultValueFactory = _ => [],
    };

    /// <summary>Runs it.</summary>
    public static Task<int> RunAsync(string[] args)
    {
        var command = new RootCommand("Measures what traces cost.") { Agent, Clip, Streams, Rounds, Settings };
        command.SetAction(RunAsync);
        return command.Parse(args).InvokeAsync();
    }

    private static async Task<int> RunAsync(ParseResult options, CancellationToken cancellationToken)
    {
        await using var receivers = await LoadReceivers.StartAsync(cancellationToken);
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var settings = TraceSetting.All(receivers.OtlpUrl, new Uri($"http://{silent.LocalEndpoint}"));
        var runs = settings.ToDictionary(setting => setting, _ => new List<TraceRun>());

        for (var round = 0; round < options.GetValue(Rounds); round++)
        {
            foreach (var setting in settings)
            {
                runs[setting].Add(await MeasureAsync(setting, receivers, options, cancellationToken));
            }
        }

        Print(runs[settings[0]], runs);
        return runs.Values.SelectMany(rounds => rounds).DistinctBy(run => run.Events).Count() == 1
            && runs.All(pair => pair.Value.All(run => run.TraceBytes > 0 == IsHeard(pair.Key))) ? 0 : 1;

        bool IsHeard(TraceSetting setting) => setting.Ratio > 0 && setting.Receiver == receivers.OtlpUrl;
    }

    private static async Task<TraceRun> MeasureAsync(
        TraceSetting setting, LoadReceivers receivers, ParseResult options, CancellationToken cancellationToken)
    {
        var clip = Path.GetFullPath(options.GetValue(Clip)!);
        using var agent = await AgentProcess.StartAsync(
            options.GetValue(Agent)!, Path.GetDirectoryName(clip)!, [.. setting.Arguments, .. options.GetValue(Settings)!]);
        return await TraceRun.MeasureAsync(agent, receivers, clip, options.GetValue(Streams), cancellationToken);
    }

    private static void Print(List<TraceRun> plain, Dictionary<TraceSetting, List<TraceRun>> runs)
    {
        Console.WriteLine(
            "| traces | events | ms of processor an event | of that without, median | lowest and highest round | KiB an event | memory |");
        Console.WriteLine("| --- | ---: | ---: | ---: | --- | ---: | ---: |");

        foreach (var (setting, rounds) in runs)
        {
            var ratios = rounds.Zip(plain, (run, without) => run.Processor / without.Processor).Order().ToList();
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {setting.Title} | {rounds[^1].Events} "
                + $"| {Median(rounds.Select(run => run.Processor.TotalMilliseconds / run.Events)):0.00} "
                + $"| {Median(ratios):0.000} | {ratios[0]:0.000} to {ratios[^1]:0.000} "
                + $"| {Median(rounds.Select(run => run.TraceBytes / 1024.0 / run.Events)):0.00} "
                + $"| {Median(rounds.Select(run => run.MemoryMiB)):0} MiB |"));
        }
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}
