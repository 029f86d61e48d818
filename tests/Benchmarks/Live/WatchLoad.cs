using System.CommandLine;
using LunaVideoAgent.Benchmarks.Agent;

namespace LunaVideoAgent.Benchmarks.Live;

/// <summary>
/// <c>watch</c>: what it costs that people watch: processor time of the agent, pictures a second, bytes and age of pictures.
/// </summary>
internal static class WatchLoad
{
    private static readonly Option<string> Agent = new("--agent") { Description = "The agent's dll.", Required = true };
    private static readonly Option<string> Clip = new("--clip") { Description = "A video file.", Required = true };
    private static readonly Option<int> Streams = new("--streams") { DefaultValueFactory = _ => 1 };
    private static readonly Option<int[]> Viewers = new("--viewers")
    {
        DefaultValueFactory = _ => [0, 1, 20],
        Arity = new(1, 8),
        AllowMultipleArgumentsPerToken = true,
    };
    private static readonly Option<int> Seconds = new("--seconds") { DefaultValueFactory = _ => 15 };
    private static readonly Option<int?> MaxFrameRate = new("--max-frame-rate");

    /// <summary>Runs it.</summary>
    public static Task<int> RunAsync(string[] args)
    {
        var command = new RootCommand("Watches streams on one clip.") { Agent, Clip, Streams, Viewers, Seconds, MaxFrameRate };
        command.SetAction(RunAsync);
        return command.Parse(args).InvokeAsync();
    }

    private static async Task<int> RunAsync(ParseResult options, CancellationToken cancellationToken)
    {
        var clip = Path.GetFullPath(options.GetValue(Clip)!);
        using var agent = await AgentProcess.StartAsync(options.GetValue(Agent)!, Path.GetDirectoryName(clip)!, []);
        var streams = new List<Guid>();

        for (var i = 0; i < options.GetValue(Streams); i++)
        {
            streams.Add(await new StreamListener(agent.Address, TimeProvider.System).CreateAsync(clip, cancellationToken));
        }

        Console.WriteLine("| streams | viewers of each | agent, cores | pictures a second | KiB a picture | age p50 / p99, ms |");
        Console.WriteLine("| ---: | ---: | ---: | ---: | ---: | --- |");

        foreach (var viewers in options.GetValue(Viewers)!)
        {
            await MeasureAsync(agent, streams, viewers, options, cancellationToken);
        }

        return 0;
    }

    private static async Task MeasureAsync(
        AgentProcess agent, List<Guid> streams, int viewers, ParseResult options, CancellationToken cancellationToken)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Guid[] watched = [.. streams.SelectMany(stream => Enumerable.Repeat(stream, viewers))];
        FrameWatcher[] watchers = [.. watched.Select(_ => new FrameWatcher(agent.Address, TimeProvider.System))];
        Task[] watching =
            [.. watchers.Zip(watched, (watcher, stream) => watcher.WatchAsync(stream, options.GetValue(MaxFrameRate), ended.Token))];

        // Connecting and the first pictures are not what is asked.
        await Task.Delay(TimeSpan.FromSeconds(5), cancellationToken);
        Array.ForEach(watchers, watcher => watcher.Reset());
        var (processor, started) = (agent.Processor, TimeProvider.System.GetTimestamp());
        await Task.Delay(TimeSpan.FromSeconds(options.GetValue(Seconds)), cancellationToken);
        var cores = (agent.Processor - processor) / TimeProvider.System.GetElapsedTime(started);
        var seconds = TimeProvider.System.GetElapsedTime(started).TotalSeconds;
        double[] ages = [.. watchers.SelectMany(watcher => watcher.Latencies).Order()];
        var bytes = watchers.Sum(watcher => watcher.Bytes);
        await ended.CancelAsync();
        await Task.WhenAny(Task.WhenAll(watching));

        var rate = watchers.Length == 0 ? 0 : ages.Length / seconds / watchers.Length;
        var size = ages.Length == 0 ? 0 : bytes / 1024.0 / ages.Length;
        var age = ages.Length == 0 ? "–" : FormattableString.Invariant($"{At(ages, 0.5):0} / {At(ages, 0.99):0}");
        Console.WriteLine(FormattableString.Invariant(
            $"| {streams.Count} | {viewers} | {cores:0.00} | {rate:0.0} | {size:0.0} | {age} |"));
    }

    private static double At(double[] sorted, double part) => sorted[(int)(part * (sorted.Length - 1))];
}
