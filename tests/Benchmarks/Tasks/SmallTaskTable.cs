using System.CommandLine;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using LunaVideoAgent.Benchmarks.Agent;

namespace LunaVideoAgent.Benchmarks.Tasks;

/// <summary><c>tasks</c>: many deferred tasks on one small file, asked for at once: what becomes of them and how long that takes.</summary>
internal static class SmallTaskTable
{
    private const int Askers = 8;

    private static readonly Option<string> Agent = new("--agent") { Description = "The agent's dll.", Required = true };
    private static readonly Option<string> Clip = new("--clip") { Description = "A video file.", Required = true };
    private static readonly Option<int> Count = new("--count") { DefaultValueFactory = _ => 1000 };
    private static readonly Option<string[]> Settings = new("--set")
    {
        Description = "A setting of the agent, such as Tasks:MaxActive=4.",
        DefaultValueFactory = _ => [],
    };

    /// <summary>Runs it.</summary>
    public static Task<int> RunAsync(string[] args)
    {
        var command = new RootCommand("Asks for many small tasks.") { Agent, Clip, Count, Settings };
        command.SetAction(RunAsync);
        return command.Parse(args).InvokeAsync();
    }

    private static async Task<int> RunAsync(ParseResult options, CancellationToken cancellationToken)
    {
        var clip = Path.GetFullPath(options.GetValue(Clip)!);
        var count = options.GetValue(Count);
        using var agent = await AgentProcess.StartAsync(
            options.GetValue(Agent)!, Path.GetDirectoryName(clip)!, options.GetValue(Settings)!);
        using var http = new HttpClient { BaseAddress = agent.Address };
        var (started, before) = (TimeProvider.System.GetTimestamp(), agent.Processor);

        await Parallel.ForEachAsync(
            Enumerable.Range(0, count),
            new ParallelOptions { MaxDegreeOfParallelism = Askers, CancellationToken = cancellationToken },
            async (_, token) => await VideoTaskRun.StartAsync(http, clip, token));
        var asked = TimeProvider.System.GetElapsedTime(started);

        while (await HasAsync(http, "0,1,4", cancellationToken))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), cancellationToken);
        }

        var (wall, processor) = (TimeProvider.System.GetElapsedTime(started), agent.Processor - before);
        var done = await CountAsync(http, "5", cancellationToken);
        Console.WriteLine("| tasks | asked for in | all ended after | done | others | tasks a second | processor | memory |");
        Console.WriteLine("| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {count} | {asked.TotalSeconds:0.0} s | {wall.TotalSeconds:0.0} s | {done} | {count - done} "
            + $"| {count / wall.TotalSeconds:0.0} | {processor.TotalSeconds:0.0} s | {agent.MemoryMiB:0} MiB |"));
        return done == count ? 0 : 1;
    }

    private static async Task<bool> HasAsync(HttpClient http, string statuses, CancellationToken cancellationToken) =>
        (await PageAsync(http, statuses, page: 1, size: 1, cancellationToken)).Length > 0;

    private static async Task<int> CountAsync(HttpClient http, string statuses, CancellationToken cancellationToken)
    {
        const int Size = 100;
        var count = 0;

        for (var page = 1; await PageAsync(http, statuses, page, Size, cancellationToken) is { Length: > 0 } tasks; page++)
        {
            count += tasks.Length;
        }

        return count;
    }

    private static async Task<JsonElement[]> PageAsync(
        HttpClient http, string statuses, int page, int size, CancellationToken cancellationToken)
    {
        var path = string.Create(CultureInfo.InvariantCulture, $"/1/video/tasks?statuses={statuses}&page={page}&page_size={size}");
        var answer = await http.GetFromJsonAsync<JsonElement>(new Uri(path, UriKind.Relative), cancellationToken);
        return [.. answer.GetProperty("tasks").EnumerateArray()];
    }
}
