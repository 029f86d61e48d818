using System.CommandLine;
using LunaVideoAgent.Silo.Hosting;

namespace LunaVideoAgent.Silo.Demo;

/// <summary>
/// <c>demo</c>: a whole agent in this process, or one that runs already; a stream on the bundled clip, and its events on the screen.
/// </summary>
internal static class DemoCommand
{
    private static readonly Option<double?> Duration = new("--duration")
    {
        Description = "Seconds after which it ends by itself; without it, Ctrl-C ends it.",
    };

    private static readonly Option<string> Url = new("--url")
    {
        Description = "Where the agent listens.",
        DefaultValueFactory = _ => "http://127.0.0.1:5240",
    };

    private static readonly Option<Uri?> Agent = new("--agent")
    {
        Description = "An agent that runs already and can read the clip; without it, one is started here.",
        CustomParser = result => new Uri(result.Tokens[0].Value),
    };

    private static readonly Option<string> DataFolder = new("--data")
    {
        Description = "Where database and pictures are kept.",
        DefaultValueFactory = _ => Path.Combine("data", "demo"),
    };

    private static string Clip => Path.Combine(AppContext.BaseDirectory, "demo", "sample.mp4");

    /// <summary>Runs it; 0 only if events came.</summary>
    public static Task<int> RunAsync(string[] args)
    {
        var command = new RootCommand("Runs an agent on the bundled clip and prints its events.") { Duration, Url, DataFolder, Agent };
        command.SetAction(RunAsync);
        return command.Parse(args).InvokeAsync();
    }

    private static async Task<int> RunAsync(ParseResult options, CancellationToken cancellationToken)
    {
        if (options.GetValue(Agent) is { } agent)
        {
            return await FollowAsync(agent, options, cancellationToken);
        }

        try
        {
            await using var app = await BuildAsync(options, Path.GetDirectoryName(Clip)!);
            await app.StartAsync(cancellationToken);
            var result = await FollowAsync(new Uri(options.GetValue(Url)!), options, cancellationToken);
            await app.StopAsync(CancellationToken.None);
            return result;
        }
        catch (Exception fault) when (ServeCommand.Explain(fault) is { } words)
        {
            // The options of this command have names of their own.
            var own = words
                .Replace("--Urls", "--url", StringComparison.Ordinal)
                .Replace("--Silo:DataFolder", "--data", StringComparison.Ordinal);
            await Console.Error.WriteLineAsync($"error: {own}");
            return 1;
        }
    }

    private static async Task<int> FollowAsync(Uri agent, ParseResult options, CancellationToken cancellationToken)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);

        if (options.GetValue(Duration) is { } seconds)
        {
            ended.CancelAfter(TimeSpan.FromSeconds(seconds));
        }

        using var client = new DemoClient(agent, Console.Out);
        var report = await client.RunAsync(Clip, ended.Token);
        report.Print(Console.Out);
        return report.Events > 0 ? 0 : 1;
    }

    private static Task<WebApplication> BuildAsync(ParseResult options, string mediaFolder)
    {
        var builder = AgentHost.CreateBuilder([]);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Urls"] = options.GetValue(Url),
            ["Silo:DataFolder"] = options.GetValue(DataFolder),
            ["Pipeline:MediaFolder"] = mediaFolder,
            ["Logging:LogLevel:Default"] = "Warning",
        });
        builder.AddEmbeddedAgent();
        return builder.BuildEmbeddedAgentAsync();
    }
}
