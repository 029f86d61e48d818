using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using LunaVideoAgent.Benchmarks.Agent;

namespace LunaVideoAgent.Benchmarks.Tasks;

/// <summary>
/// <c>videos</c>: one file as a deferred task, in one go and in segments, against the ffmpeg program that only decodes it; and what
/// live streams notice of a task.
/// </summary>
internal static partial class VideoTaskTable
{
    private const string InOneGo = "Tasks:SegmentLength=01:00:00";

    private static readonly Option<string> Agent = new("--agent") { Description = "The agent's dll.", Required = true };
    private static readonly Option<string> Clip = new("--clip") { Description = "A video file.", Required = true };
    private static readonly Option<int> Streams = new("--streams") { Description = "Live streams beside a task; 0: none." };
    private static readonly Option<int> Seconds = new("--seconds") { DefaultValueFactory = _ => 30 };
    private static readonly Option<string[]> Settings = new("--set")
    {
        Description = "A setting of the agent, such as Tasks:ParallelSegments=2.",
        DefaultValueFactory = _ => [],
    };

    /// <summary>Runs it.</summary>
    public static Task<int> RunAsync(string[] args)
    {
        var command = new RootCommand("Analyses one file as a task.") { Agent, Clip, Streams, Seconds, Settings };
        command.SetAction(RunAsync);
        return command.Parse(args).InvokeAsync();
    }

    private static Task<int> RunAsync(ParseResult options, CancellationToken cancellationToken) =>
        options.GetValue(Streams) == 0 ? CompareAsync(options, cancellationToken) : DisturbAsync(options, cancellationToken);

    private static async Task<int> CompareAsync(ParseResult options, CancellationToken cancellationToken)
    {
        var clip = Path.GetFullPath(options.GetValue(Clip)!);
        var decoding = await DecodeAsync(clip, cancellationToken);
        Row("`ffmpeg -f null`, decoding alone", decoding.Wall, decoding.Processor, decoding.Wall);

        var whole = await MeasureAsync(options, clip, [InOneGo], cancellationToken);
        Row("task, in one go", whole.Wall, whole.Processor, decoding.Wall);

        var cut = await MeasureAsync(options, clip, [], cancellationToken);
        Row("task, in segments", cut.Wall, cut.Processor, decoding.Wall);

        Console.WriteLine(cut.Result == whole.Result
            ? $"The results are equal, {cut.Result.Length} characters."
            : "The results differ.");
        return cut.Result == whole.Result ? 0 : 1;
    }

    private static async Task<VideoTaskRun> MeasureAsync(
        ParseResult options, string clip, string[] settings, CancellationToken cancellationToken)
    {
        using var agent = await AgentProcess.StartAsync(
            options.GetValue(Agent)!, Path.GetDirectoryName(clip)!, [.. options.GetValue(Settings)!, .. settings]);
        return await VideoTaskRun.OfAsync(agent, clip, cancellationToken);
    }

    private static async Task<int> DisturbAsync(ParseResult options, CancellationToken cancellationToken)
    {
        var clip = Path.GetFullPath(options.GetValue(Clip)!);

        foreach (var tasks in (int[])[0, 1])
        {
            using var agent = await AgentProcess.StartAsync(
                options.GetValue(Agent)!, Path.GetDirectoryName(clip)!, options.GetValue(Settings)!);
            using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            using var http = new HttpClient { BaseAddress = agent.Address };
            var listeners = Enumerable.Range(0, options.GetValue(Streams))
                .Select(_ => new StreamListener(agent.Address, TimeProvider.System))
                .ToList();

            foreach (var listener in listeners)
            {
                _ = listener.ListenAsync(await listener.CreateAsync(clip, cancellationToken), ended.Token);
            }

            for (var i = 0; i < tasks; i++)
            {
                await VideoTaskRun.StartAsync(http, clip, cancellationToken);
            }

            var table = new LoadTable(agent, listeners, resultsPerSecond: 2.5);
            await table.WatchAsync(TimeSpan.FromSeconds(options.GetValue(Seconds)), cancellationToken);
            await ended.CancelAsync();
            Console.WriteLine($"With {tasks} tasks:");
            table.Print(Console.Out);
        }

        return 0;
    }

    // ffmpeg tells its own times: "bench: utime=2.345s stime=0.067s rtime=2.401s".
    private static async Task<(TimeSpan Wall, TimeSpan Processor)> DecodeAsync(string clip, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("ffmpeg", ["-nostdin", "-benchmark", "-i", clip, "-an", "-f", "null", "-"])
        {
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        using var ffmpeg = Process.Start(start)!;
        var times = BenchLine().Match(await ffmpeg.StandardError.ReadToEndAsync(cancellationToken));
        return (TimeSpan.FromSeconds(Seconds("wall")), TimeSpan.FromSeconds(Seconds("user") + Seconds("system")));

        double Seconds(string group) => double.Parse(times.Groups[group].Value, CultureInfo.InvariantCulture);
    }

    private static void Row(string way, TimeSpan wall, TimeSpan processor, TimeSpan decoding) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"| {way} | {wall.TotalSeconds:0.0} s | {processor.TotalSeconds:0.0} s | {wall / decoding:0.00} |"));

    [GeneratedRegex(
        """bench: utime=(?<user>[\d.]+)s stime=(?<system>[\d.]+)s rtime=(?<wall>[\d.]+)s""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex BenchLine();
}
