using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using LunaVideoAgent.Benchmarks.Storage;
using LunaVideoAgent.Silo.Storage.Sqlite;
using LunaVideoAgent.TestSupport.Web;

namespace LunaVideoAgent.Benchmarks.Api;

/// <summary>Prints requests a second and latency of a real agent with 10,000 streams in its database, beside a bare minimal API.</summary>
internal static class ApiLoad
{
    private const int Streams = 10_000;

    private static readonly string[] Filters =
    [
        "", $"account_id={ManyStreams.Account(0)}", $"account_id={ManyStreams.Account(77)}", "names=stream", "names=camera-77",
        "reference=rtsp://camera/777", "statuses=1", "statuses=4,8", "sources=source-7", "event_source_groups=group-7",
        "create_time__gte=2026-01-01T02:00:00Z", "create_time__lt=2026-01-01T01:00:00Z",
        "stream_id__gte=80000000-0000-4000-8000-000000000000",
        "order=asc", "order_column=name", "page=200",
    ];

    /// <summary>Measures everything.</summary>
    public static async Task<int> RunAsync()
    {
        var agent = typeof(SqliteSchema).Assembly.Location;
        var folder = Directory.CreateTempSubdirectory("luna-api-");
        await ManyStreams.FillSqliteAsync(Path.Combine(folder.FullName, "agent.db"), Streams, CancellationToken.None);

        // Nothing runs: what is measured is the API, its catalogue and its database.
        var (agentUrl, bareUrl) = ($"http://127.0.0.1:{FreePort.Take()}", $"http://127.0.0.1:{FreePort.Take()}");
        using var silo = Start([agent, "--urls", agentUrl, "--Silo:DataFolder", folder.FullName, "--Ownership:Slots", "0"]);
        using var bare = Start([typeof(ApiLoad).Assembly.Location, "bare-api", bareUrl]);

        try
        {
            await MeasureAsync(agentUrl, bareUrl);
            return 0;
        }
        finally
        {
            silo.Kill(entireProcessTree: true);
            bare.Kill(entireProcessTree: true);
            await silo.WaitForExitAsync();
            folder.Delete(recursive: true);
        }
    }

    private static async Task MeasureAsync(string agentUrl, string bareUrl)
    {
        Print($"# The API under load");
        Print($"");
        Print($"{TimeProvider.System.GetUtcNow():yyyy-MM-dd}, {Environment.ProcessorCount} processors,");
        Print($"{RuntimeInformation.OSDescription}. An agent with {Streams:N0} streams in SQLite,");
        Print($"{HttpLoad.Connections} connections, client and server on the same processors.");
        Print($"A list has 50 streams. `scripts/bench api`");
        Print($"");
        Print($"| request | requests/s | p50 ms | p99 ms | bytes |");
        Print($"| --- | ---: | ---: | ---: | ---: |");

        await HttpLoad.WaitAsync($"{agentUrl}/healthcheck");
        await HttpLoad.WaitAsync($"{bareUrl}/bare");
        var id = await FirstIdAsync(agentUrl);

        await RowAsync("bare minimal API", $"{bareUrl}/bare");
        await RowAsync("GET /version", $"{agentUrl}/version");
        await RowAsync("GET one stream", $"{agentUrl}/2/streams/{id}");
        await RowAsync("GET one stream, status only", $"{agentUrl}/2/streams/{id}?targets=status");
        await RowAsync("count, no filter", $"{agentUrl}/2/streams/count");

        foreach (var filter in Filters)
        {
            await RowAsync($"list, {(filter.Length == 0 ? "no filter" : filter)}", $"{agentUrl}/2/streams?page_size=50&{filter}");
        }

        await RowAsync("bare minimal API, again", $"{bareUrl}/bare");
    }

    private static async Task RowAsync(string name, string url)
    {
        var load = await HttpLoad.RunAsync(url);
        Print($"| {name} | {load.PerSecond:N0} | {load.Median:F2} | {load.P99:F2} | {load.Bytes:N0} |");
    }

    private static async Task<string> FirstIdAsync(string url)
    {
        using var client = new HttpClient();
        var list = JsonNode.Parse(await client.GetStringAsync(new Uri($"{url}/2/streams?page_size=1&targets=stream_id")));
        return (string)list!["streams"]![0]!["stream_id"]!;
    }

    private static Process Start(string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var process = Process.Start(start)!;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
