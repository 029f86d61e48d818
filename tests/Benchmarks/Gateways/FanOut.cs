using System.CommandLine;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;

namespace LunaVideoAgent.Benchmarks.Gateways;

/// <summary>
/// <c>fan-out</c>: many WebSockets over the gateways of a cluster that runs already, on a few streams of which every frame is analysed;
/// prints how long a result takes from the silo that made it to the client that has it, and whether any is missing.
/// </summary>
internal static class FanOut
{
    private static readonly Option<string[]> Gateways = new("--gateway") { Description = "A gateway's address.", Required = true };
    private static readonly Option<string> Clip = new("--clip") { Description = "A video that the silos can read.", Required = true };
    private static readonly Option<int> Streams = new("--streams") { DefaultValueFactory = _ => 12 };
    private static readonly Option<int> Listeners = new("--listeners") { DefaultValueFactory = _ => 100 };

    private static readonly Option<int> WarmUp = new("--warm-up")
    {
        Description = "Seconds for which all listen before it counts: until then programs are compiled and streams spread.",
        DefaultValueFactory = _ => 30,
    };

    private static readonly Option<int> Seconds = new("--seconds") { DefaultValueFactory = _ => 30 };

    /// <summary>Runs it.</summary>
    public static Task<int> RunAsync(string[] args)
    {
        var command = new RootCommand("Measures delivery to many WebSockets.") { Gateways, Clip, Streams, Listeners, WarmUp, Seconds };
        command.SetAction(RunAsync);
        return command.Parse(args).InvokeAsync();
    }

    private static async Task<int> RunAsync(ParseResult options, CancellationToken cancellationToken)
    {
        Uri[] gateways = [.. options.GetValue(Gateways)!.Select(address => new Uri(address))];
        using var http = new HttpClient { BaseAddress = gateways[0] };
        var streams = new List<Guid>();

        for (var i = 0; i < options.GetValue(Streams); i++)
        {
            streams.Add(await CreateAsync(http, options.GetValue(Clip)!, cancellationToken));
        }

        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var listeners = Enumerable.Range(0, options.GetValue(Listeners))
            .Select(i => new FanOutListener(gateways[i % gateways.Length], streams[i / gateways.Length % streams.Count]))
            .ToList();
        var listening = listeners.Select(listener => listener.ListenAsync(ended.Token)).ToList();
        await Task.Delay(TimeSpan.FromSeconds(options.GetValue(WarmUp)), cancellationToken);
        listeners.ForEach(listener => listener.Start());
        await Task.Delay(TimeSpan.FromSeconds(options.GetValue(Seconds)), cancellationToken);
        await ended.CancelAsync();
        await Task.WhenAll(listening);

        foreach (var streamId in streams)
        {
            using var deleted = await http.DeleteAsync(new Uri($"/2/streams/{streamId}", UriKind.Relative), CancellationToken.None);
        }

        Print(listeners, streams.Count, gateways.Length, options.GetValue(Seconds));
        return listeners.All(listener => listener.Latencies.Count > 0) ? 0 : 1;
    }

    private static async Task<Guid> CreateAsync(HttpClient http, string clip, CancellationToken cancellationToken)
    {
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
                    parameters = new { parameters = new { people_count_threshold = 100, rate = new { period = 1, unit = "frame" } } },
                },
            },
        });

        using var response = await http.SendAsync(request, cancellationToken);
        var body = await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
        return response.IsSuccessStatusCode ? body.GetProperty("stream_id").GetGuid() : throw new InvalidOperationException($"{body}");
    }

    private static void Print(List<FanOutListener> listeners, int streams, int gateways, int seconds)
    {
        var latencies = listeners.SelectMany(listener => listener.Latencies).Order().ToList();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{listeners.Count} WebSockets, {gateways} gateways, {streams} streams, {seconds} s: "
            + $"{(double)latencies.Count / seconds:0} messages/s, p50 {At(0.5):0.0} ms, p90 {At(0.9):0.0} ms, p99 {At(0.99):0.0} ms, "
            + $"worst {latencies[^1]:0.0} ms; missing {listeners.Sum(listener => listener.Missing)}"));

        double At(double share) => latencies[(int)(share * (latencies.Count - 1))];
    }
}
