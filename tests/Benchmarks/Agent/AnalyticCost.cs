using System.CommandLine;
using System.Globalization;

namespace LunaVideoAgent.Benchmarks.Agent;

/// <summary>
/// <c>analytics</c>: what a stream costs with people_count, with human_tracking and with both, all at their default rate: one clip as many
/// cameras, paced in real time, a fresh agent for each row and each round. The rows of a round follow each other, so that what else the
/// machine does meets them all; the median of the rounds counts.
/// </summary>
internal static class AnalyticCost
{
    private static readonly Option<string> Agent = new("--agent") { Description = "The agent's dll.", Required = true };
    private static readonly Option<string> Clip = new("--clip") { Description = "A video file.", Required = true };
    private static readonly Option<int> Streams = new("--streams") { DefaultValueFactory = _ => 4 };
    private static readonly Option<int> Seconds = new("--seconds") { DefaultValueFactory = _ => 30 };
    private static readonly Option<int> Rounds = new("--rounds") { DefaultValueFactory = _ => 3 };
    private static readonly Option<double> FrameRate = new("--frame-rate") { DefaultValueFactory = _ => 25 };
    private static readonly Option<string[]> Settings = new("--set")
    {
        Description = "A setting of the agent, such as Inference:Sessions=2.",
        DefaultValueFactory = _ => [],
    };

    /// <summary>Runs it.</summary>
    public static Task<int> RunAsync(string[] args)
    {
        var command = new RootCommand("Measures what analytics cost.") { Agent, Clip, Streams, Seconds, Rounds, FrameRate, Settings };
        command.SetAction(RunAsync);
        return command.Parse(args).InvokeAsync();
    }

    private static async Task<int> RunAsync(ParseResult options, CancellationToken cancellationToken)
    {
        var runs = AnalyticMix.All.ToDictionary(mix => mix, _ => new List<LoadTable>());

        for (var round = 0; round < options.GetValue(Rounds); round++)
        {
            foreach (var mix in AnalyticMix.All)
            {
                runs[mix].Add(await MeasureAsync(mix, options, cancellationToken));
            }
        }

        Console.WriteLine("| analytics of a stream | of a core a stream, median | lowest and highest round | results of expected |");
        Console.WriteLine("| --- | ---: | --- | --- |");

        foreach (var (mix, tables) in runs)
        {
            Print(mix, tables, options.GetValue(Streams));
        }

        return 0;
    }

    private static async Task<LoadTable> MeasureAsync(AnalyticMix mix, ParseResult options, CancellationToken cancellationToken)
    {
        var clip = Path.GetFullPath(options.GetValue(Clip)!);
        using var agent = await AgentProcess.StartAsync(
            options.GetValue(Agent)!, Path.GetDirectoryName(clip)!, options.GetValue(Settings)!);
        var seconds = TimeSpan.FromSeconds(options.GetValue(Seconds));
        var plan = new LoadPlan(clip, options.GetValue(Streams), mix, options.GetValue(FrameRate) / 10, seconds);
        return await StreamLoad.WatchAsync(agent, plan, cancellationToken);
    }

    private static void Print(AnalyticMix mix, List<LoadTable> tables, int streams)
    {
        var shares = tables.Select(table => 100 * table.Cores / streams).Order().ToList();
        var median = (shares[(shares.Count - 1) / 2] + shares[shares.Count / 2]) / 2;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {mix.Title} | {median:0.0} % | {shares[0]:0.0} to {shares[^1]:0.0} % "
            + $"| {tables.Sum(table => table.Results)} of {tables.Sum(table => table.Expected):0} |"));
    }
}
