using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using LunaVideoAgent.TestSupport.Web;

namespace LunaVideoAgent.Contract.Tests.Support;

/// <summary>A real Prometheus on the loopback address that asks processes for their metrics twice a second.</summary>
internal sealed class PrometheusServer : IAsyncDisposable
{
    private const string Program = "/usr/bin/prometheus";

    private readonly Process _process;
    private readonly DirectoryInfo _folder;
    private readonly HttpClient _client;
    private readonly ConcurrentQueue<string> _log = new();

    private PrometheusServer(Process process, DirectoryInfo folder, Uri address)
    {
        _process = process;
        _folder = folder;
        _client = new HttpClient { BaseAddress = address };
        _process.OutputDataReceived += (_, line) => _log.Enqueue(line.Data ?? "");
        _process.ErrorDataReceived += (_, line) => _log.Enqueue(line.Data ?? "");
    }

    /// <summary>Starts one that evaluates rules; ignores the test where the program is not installed.</summary>
    /// <param name="targets">Processes that serve <c>/metrics</c>.</param>
    /// <param name="rules">A file of rules.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<PrometheusServer> StartAsync(IEnumerable<Uri> targets, string rules, CancellationToken cancellationToken)
    {
        if (!File.Exists(Program))
        {
            Assert.Ignore($"There is no {Program}; `apt-get install prometheus` brings it.");
        }

        var folder = Directory.CreateTempSubdirectory("luna-prometheus-");
        var settings = Path.Combine(folder.FullName, "prometheus.yml");
        await File.WriteAllTextAsync(settings, Settings(targets, rules), cancellationToken);
        var address = new Uri($"http://127.0.0.1:{FreePort.Take()}");
        string[] arguments =
        [
            "--config.file", settings, "--storage.tsdb.path", Path.Combine(folder.FullName, "data"), "--log.level", "warn",
            "--web.listen-address", address.Authority,
        ];
        var start = new ProcessStartInfo(Program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var server = new PrometheusServer(new Process { StartInfo = start }, folder, address);
        server._process.Start();
        server._process.BeginOutputReadLine();
        server._process.BeginErrorReadLine();
        await server.BecomeReadyAsync(cancellationToken);
        return server;
    }

    /// <summary>The series that a query gives now.</summary>
    /// <exception cref="InvalidOperationException">It cannot be read, or not be answered; the message says why.</exception>
    public async Task<JsonArray> QueryAsync(string query, CancellationToken cancellationToken)
    {
        var data = await GetAsync($"/api/v1/query?query={Uri.EscapeDataString(query)}", cancellationToken);
        return (string)data["resultType"]! == "vector" ? data["result"]!.AsArray() : [data["result"]!.DeepClone()];
    }

    /// <summary>The rules as it has read them, each with its health and state.</summary>
    public async Task<IReadOnlyList<JsonNode>> RulesAsync(CancellationToken cancellationToken)
    {
        var data = await GetAsync("/api/v1/rules", cancellationToken);
        return [.. data["groups"]!.AsArray().SelectMany(group => group!["rules"]!.AsArray()).Select(rule => rule!)];
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
        _client.Dispose();
        _folder.Delete(recursive: true);
    }

    private static string Settings(IEnumerable<Uri> targets, string rules) =>
        $"""
        global:
          scrape_interval: 500ms
          scrape_timeout: 500ms
          evaluation_interval: 250ms
        rule_files: ["{rules}"]
        scrape_configs:
          - job_name: luna
            static_configs:
              - targets: [{string.Join(", ", targets.Select(target => $"\"{target.Authority}\""))}]

        """;

    private async Task<JsonNode> GetAsync(string path, CancellationToken cancellationToken)
    {
        using var response = await _client.GetAsync(new Uri(path, UriKind.Relative), cancellationToken);
        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync(cancellationToken))!;

        return (string?)answer["status"] == "success"
            ? answer["data"]!
            : throw new InvalidOperationException($"{path}: {answer["error"]}");
    }

    private async Task BecomeReadyAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));

        while (!await IsReadyAsync(cancellationToken))
        {
            if (_process.HasExited)
            {
                await DisposeAsync();
                throw new InvalidOperationException($"Prometheus ended:\n{string.Join('\n', _log)}");
            }

            await timer.WaitForNextTickAsync(cancellationToken);
        }
    }

    private async Task<bool> IsReadyAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var response = await _client.GetAsync(new Uri("/-/ready", UriKind.Relative), cancellationToken);
            return response.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
