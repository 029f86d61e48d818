using System.CommandLine;
using System.Net.Http.Json;
using System.Text.Json;
using LunaVideoAgent.Benchmarks.Agent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace LunaVideoAgent.Benchmarks.Metrics;

/// <summary>
/// <c>metrics</c>: a real agent reads one clip as many cameras; prints each metric with its labels and how many series it has: without a
/// stream, with all of them, and after they were removed. 1 if labels have more values than they should, or series of streams stay.
/// </summary>
internal static class MetricTable
{
    /// <summary>Values that a label of ours may have, but for the one that names streams.</summary>
    private const int MostValues = 16;

    private const string StreamLabel = "stream_id";
    private const string Delivered = "luna_deliveries_age_seconds";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static readonly Option<string> Agent = new("--agent") { Description = "The agent's dll.", Required = true };
    private static readonly Option<string> Clip = new("--clip") { Description = "A video file.", Required = true };
    private static readonly Option<int> Streams = new("--streams") { DefaultValueFactory = _ => 100 };

    /// <summary>Runs it.</summary>
    public static Task<int> RunAsync(string[] args)
    {
        var command = new RootCommand("Counts the series of all metrics.") { Agent, Clip, Streams };
        command.SetAction(RunAsync);
        return command.Parse(args).InvokeAsync();
    }

    private static async Task<int> RunAsync(ParseResult options, CancellationToken cancellationToken)
    {
        var clip = Path.GetFullPath(options.GetValue(Clip)!);
        var count = options.GetValue(Streams);
        using var agent = await AgentProcess.StartAsync(options.GetValue(Agent)!, Path.GetDirectoryName(clip)!, []);
        using var http = new HttpClient { BaseAddress = agent.Address };
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await using var receiver = await StartReceiverAsync(cancellationToken);
        var listener = new StreamListener(agent.Address, TimeProvider.System);
        var streams = new List<Guid>();
        var before = await ReadAsync(http, cancellationToken);

        for (var i = 0; i < count; i++)
        {
            streams.Add(await CreateAsync(http, clip, receiver.Urls.First(), cancellationToken));
        }

        var listening = listener.ListenAsync(streams[0], ended.Token);
        var during = await UntilAsync(
            http,
            page => StreamsOf(page, "luna_stream_last_frame_time_seconds") == count
                && page.Any(family => family.Name == Delivered),
            cancellationToken);

        foreach (var stream in streams)
        {
            using var removed = await http.DeleteAsync(new Uri($"/2/streams/{stream}", UriKind.Relative), cancellationToken);
            removed.EnsureSuccessStatusCode();
        }

        var after = await UntilAsync(http, page => page.All(family => StreamsOf(page, family.Name) == 0), cancellationToken);
        await ended.CancelAsync();
        await Task.WhenAny(listening);
        return Print(before, during, after, count);
    }

    private static async Task<WebApplication> StartReceiverAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var receiver = builder.Build();
        receiver.Urls.Add("http://127.0.0.1:0");
        receiver.MapPost("/", () => Results.NoContent());
        await receiver.StartAsync(cancellationToken);
        return receiver;
    }

    // An event each, at its first frame, whoever is in it.
    private static async Task<Guid> CreateAsync(HttpClient http, string clip, string receiver, CancellationToken cancellationToken)
    {
        var parameters = new { people_count__lte = 1000, probe_count = 1, event_policy = new { trigger = "start" } };
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/2/streams", UriKind.Relative));
        request.Headers.Add("Luna-Account-Id", Guid.NewGuid().ToString());
        request.Content = JsonContent.Create(new
        {
            data = new { reference = clip, type = "stream" },
            analytics = new[]
            {
                new
                {
                    analytic_name = "people_count",
                    parameters = new { parameters, callbacks = new[] { new { type = "http", url = receiver } } },
                },
            },
        });
        using var response = await http.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken)).GetProperty("stream_id").GetGuid();
    }

    private static async Task<IReadOnlyList<MetricFamily>> ReadAsync(HttpClient http, CancellationToken cancellationToken) =>
        MetricFamily.Parse(await http.GetStringAsync(new Uri("/metrics", UriKind.Relative), cancellationToken));

    // What it is waited for shows by itself; what does not come in time is in the table.
    private static async Task<IReadOnlyList<MetricFamily>> UntilAsync(
        HttpClient http, Func<IReadOnlyList<MetricFamily>, bool> holds, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
        var started = TimeProvider.System.GetTimestamp();

        while (true)
        {
            var page = await ReadAsync(http, cancellationToken);

            if (holds(page) || TimeProvider.System.GetElapsedTime(started) > Patience)
            {
                return page;
            }

            await timer.WaitForNextTickAsync(cancellationToken);
        }
    }

    private static int StreamsOf(IReadOnlyList<MetricFamily> page, string name) =>
        page.Where(family => family.Name == name)
            .SelectMany(family => family.Labels)
            .Where(label => label.Name == StreamLabel)
            .Sum(label => label.Values);

    private static int Print(
        IReadOnlyList<MetricFamily> before, IReadOnlyList<MetricFamily> during, IReadOnlyList<MetricFamily> after, int streams)
    {
        var names = during.Concat(after).DistinctBy(family => family.Name).ToList();
        var ours = names.Where(IsOurs).OrderBy(family => family.Name, StringComparer.Ordinal).ToList();
        Console.WriteLine($"| metric | type | labels (values) | series, no stream | {streams} streams | removed |");
        Console.WriteLine("| --- | --- | --- | ---: | ---: | ---: |");

        foreach (var family in ours)
        {
            var labels = string.Join(", ", family.Labels.Select(label => $"`{label.Name}` ({label.Values})"));
            Row($"`{family.Name}`", family.Type, labels, one => one.Name == family.Name);
        }

        Row("**all of the agent**", "", "", IsOurs);
        Row("all of the platform", "", "", one => !IsOurs(one));
        string[] faults = [.. FaultsOf(during, streams), .. FaultsOf(after, streams: 0), .. UndeliveredIn(during)];
        Console.WriteLine(faults.Length == 0 ? "\nEvery label is bounded, and no series of a stream is left." : "");
        Array.ForEach(faults, Console.WriteLine);
        return faults.Length == 0 ? 0 : 1;

        void Row(string name, string type, string labels, Func<MetricFamily, bool> isMeant)
        {
            int SeriesOf(IReadOnlyList<MetricFamily> page) => page.Where(isMeant).Sum(one => one.Series);
            Console.WriteLine($"| {name} | {type} | {labels} | {SeriesOf(before)} | {SeriesOf(during)} | {SeriesOf(after)} |");
        }
    }

    private static string[] UndeliveredIn(IReadOnlyList<MetricFamily> page) =>
        page.Any(family => family.Name == Delivered) ? [] : ["fault: no event was delivered."];

    private static bool IsOurs(MetricFamily family) => family.Name.StartsWith("luna_", StringComparison.Ordinal);

    private static IEnumerable<string> FaultsOf(IReadOnlyList<MetricFamily> page, int streams) =>
        from family in page
        where IsOurs(family)
        from label in family.Labels
        where label.Name == StreamLabel ? label.Values != streams : label.Values > MostValues
        select $"fault: {family.Name} has {label.Values} values of {label.Name}, with {streams} streams.";
}
