using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using LunaVideoAgent.Benchmarks.Agent;
using LunaVideoAgent.Grains.Abstractions.Streams;

namespace LunaVideoAgent.Benchmarks.Telemetry;

/// <summary>What an agent took to read files to their ends and deliver what they told.</summary>
/// <param name="Events">Events delivered.</param>
/// <param name="Processor">Processor time, from the first stream's making until traces are sent.</param>
/// <param name="TraceBytes">Bytes of traces sent.</param>
/// <param name="MemoryMiB">Resident memory afterwards.</param>
internal sealed record TraceRun(long Events, TimeSpan Processor, long TraceBytes, double MemoryMiB)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    // The exporter sends at least every five seconds; the same time is given to an agent without one.
    private static readonly TimeSpan ExportTime = TimeSpan.FromSeconds(6);

    /// <summary>Has an agent read a clip as some files at once, after it has done so once to warm up.</summary>
    /// <exception cref="InvalidOperationException">Not every event was delivered.</exception>
    public static async Task<TraceRun> MeasureAsync(
        AgentProcess agent, LoadReceivers receivers, string clip, int streams, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { BaseAddress = agent.Address };
        await ReadAsync(http, receivers, clip, streams, cancellationToken);

        var (events, bytes, processor) = (receivers.Callbacks, receivers.TraceBytes, agent.Processor);
        await ReadAsync(http, receivers, clip, streams, cancellationToken);
        return new TraceRun(receivers.Callbacks - events, agent.Processor - processor, receivers.TraceBytes - bytes, agent.MemoryMiB);
    }

    private static async Task ReadAsync(
        HttpClient http, LoadReceivers receivers, string clip, int streams, CancellationToken cancellationToken)
    {
        var (received, told) = (receivers.Callbacks, await ToldAsync(http, cancellationToken));
        var reading = Enumerable.Range(0, streams)
            .Select(_ => CreateAsync(http, clip, receivers.CallbackUrl, cancellationToken));

        foreach (var stream in await Task.WhenAll(reading))
        {
            await UntilAsync(async () => await StatusAsync(http, stream, cancellationToken) is StreamStatus.Done, cancellationToken);
        }

        var expected = await ToldAsync(http, cancellationToken) - told;
        await UntilAsync(() => Task.FromResult(receivers.Callbacks - received >= expected), cancellationToken);
        await Task.Delay(ExportTime, cancellationToken);
    }

    // Every frame is looked at, and the clip has people in every other one: each tells an event, a crowd's or an empty scene's.
    private static async Task<string> CreateAsync(HttpClient http, string clip, Uri callback, CancellationToken cancellationToken)
    {
        var parameters = new
        {
            people_count__gte = 1,
            people_count__lte = 0,
            probe_count = 1,
            rate = new { period = 1, unit = "frame" },
            event_policy = new { trigger = "end" },
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/2/streams", UriKind.Relative));
        request.Headers.Add("Luna-Account-Id", Guid.NewGuid().ToString());
        request.Content = JsonContent.Create(new
        {
            data = new { reference = clip, type = "videofile" },
            analytics = new[]
            {
                new
                {
                    analytic_name = "people_count",
                    parameters = new { parameters, callbacks = new[] { new { type = "http", url = callback } } },
                },
            },
        });
        using var response = await http.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken)).GetProperty("stream_id").GetString()!;
    }

    private static async Task<StreamStatus> StatusAsync(HttpClient http, string stream, CancellationToken cancellationToken)
    {
        var answer = await http.GetFromJsonAsync<JsonElement>(new Uri($"/2/streams/{stream}", UriKind.Relative), cancellationToken);
        return (StreamStatus)answer.GetProperty("status").GetInt32();
    }

    private static async Task<long> ToldAsync(HttpClient http, CancellationToken cancellationToken)
    {
        var page = await http.GetStringAsync(new Uri("/metrics", UriKind.Relative), cancellationToken);
        return page.Split('\n')
            .Where(line => line.StartsWith("luna_events_total{", StringComparison.Ordinal))
            .Sum(line => long.Parse(line.Split("} ")[1].Split(' ')[0], CultureInfo.InvariantCulture));
    }

    private static async Task UntilAsync(Func<Task<bool>> holds, CancellationToken cancellationToken)
    {
        var started = TimeProvider.System.GetTimestamp();

        while (!await holds())
        {
            if (TimeProvider.System.GetElapsedTime(started) > Patience)
            {
                throw new InvalidOperationException("A stream did not end, or events were not delivered.");
            }

            await Task.Delay(100, cancellationToken);
        }
    }
}
