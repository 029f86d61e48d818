using System.CommandLine;

namespace LunaVideoAgent.Benchmarks.Agent;

/// <summary>
/// <c>streams</c>: a real agent reads one clip as many cameras, paced in real time; prints what a stream costs, whether any falls
/// behind, how old results are when a client has them, and how memory moves.
/// </summary>
internal static class StreamLoad
{
    private static readonly Option<string> Agent = new("--agent") { Description = "The agent's dll.", Required = true };
    private static readonly Option<string> Clip = new("--clip") { Description = "A video file.", Required = true };
    private static readonly Option<int> Streams = new("--streams") { DefaultValueFactory = _ => 16 };
    private static readonly Option<int> Seconds = new("--seconds") { DefaultValueFactory = _ => 60 };
    private static readonly Option<double> FrameRate = new("--frame-rate") { DefaultValueFactory = _ => 25 };
    private static readonly Option<string[]> Settings = new("--set")
    {
        Description = "A setting of the agent, such as Inference:Sessions=2.",
        DefaultValueFactory = _ => [],
    };

    /// <summary>Runs it.</summary>
    public static Task<int> RunAsync(string[] args)
    {
        var command = new RootCommand("Reads one clip as many cameras.") { Agent, Clip, Streams, Seconds, FrameRate, Settings };
        command.SetAction(RunAsync);
        return command.Parse(args).InvokeAsync();
    }

    private static async Task<int> RunAsync(ParseResult options, CancellationToken cancellationToken)
    {
        var clip = Path.GetFullPath(options.GetValue(Clip)!);
        using var agent = await AgentProcess.StartAsync(
            options.GetValue(Agent)!,
            Path.GetDirectoryName(clip)!,
            options.GetValue(Settings)!);
        var seconds = TimeSpan.FromSeconds(options.GetValue(Seconds));
        var plan = new LoadPlan(clip, options.GetValue(Streams), AnalyticMix.PeopleCount, options.GetValue(FrameRate) / 10, seconds);
        var table = await WatchAsync(agent, plan, cancellationToken);
        table.Print(Console.Out);
        return 0;
    }

    /// <summary>Makes streams of one clip, listens to them all and watches the agent for a while after it is warm.</summary>
    public static async Task<LoadTable> WatchAsync(AgentProcess agent, LoadPlan plan, CancellationToken cancellationToken)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var listeners = new List<StreamListener>();
        var listening = new List<Task>();

        for (var i = 0; i < plan.Streams; i++)
        {
            var listener = new StreamListener(agent.Address, TimeProvider.System, plan.Mix);
            var streamId = await listener.CreateAsync(plan.Clip, cancellationToken);
            listeners.Add(listener);
            listening.Add(listener.ListenAsync(streamId, ended.Token));
        }

        var table = new LoadTable(agent, listeners, plan.ResultsPerSecond);
        await table.WatchAsync(plan.Duration, cancellationToken);
        await ended.CancelAsync();

        foreach (var broken in listening.Where(task => task.IsFaulted))
        {
            await broken;
        }

        return table;
    }
}
