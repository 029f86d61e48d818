using System.Text;
using System.Text.Json.Nodes;
using LunaVideoAgent.Contract.Tests.Agent;
using LunaVideoAgent.Contract.Tests.Support;
using Npgsql;

namespace LunaVideoAgent.Contract.Tests.Security;

/// <summary>
/// Secrets are planted in sources, callbacks and settings and looked for in everything that comes out: answers and their headers,
/// WebSockets, logs at their most talkative, metrics, what is sent by OTLP, settings, pages, files and tables.
/// </summary>
public sealed class SecretTests
{
    private const string Account = "77777777-2222-4333-8444-555555555555";

    /// <summary>Where sources and callbacks are kept as they are: whoever reads the database has them (docs/13-security.md).</summary>
    private static readonly string[] Kept =
        ["delivery_targets.callback", "stream_settings.settings", "streams.reference", "video_task_settings.settings"];

    private readonly List<(string Place, string Text)> _outputs = [];
    private AgentClient _client = null!;

    private static CancellationToken Cancellation => TestContext.CurrentContext.CancellationToken;

    [Test]
    [CancelAfter(180_000)]
    public async Task An_agent_of_one_process_gives_no_secret_away()
    {
        await using var collector = await OtlpReceiver.StartAsync(Cancellation);
        await using var agent = await AgentProcess.StartAsync(
            Cancellation, [.. PlantedSecrets.Settings(collector.Authority), .. Media()]);

        await UseAsync(agent);

        Assert.That(await agent.StopAsync(Cancellation), Is.Zero);
        _outputs.Add(("the log", agent.Output));
        ReadSent(collector);
        ReadFiles(agent.Folder);
        Assert.That(Leaks(PlantedSecrets.Sign, PlantedSecrets.Basic), Is.Empty);
        var database = Path.Combine(agent.Folder, "agent.db");
        Assert.That(await DatabaseText.FindInSqliteAsync(database, PlantedSecrets.Sign, Cancellation), Is.EqualTo(Kept));
        Assert.That(await DatabaseText.FindInSqliteAsync(database, PlantedSecrets.Basic, Cancellation), Is.Empty);
    }

    [Test]
    [CancelAfter(180_000)]
    public async Task A_gateway_and_a_silo_on_a_database_give_no_secret_away_and_not_its_password()
    {
        var server = Environment.GetEnvironmentVariable("LUNA_TEST_POSTGRES");

        if (string.IsNullOrEmpty(server))
        {
            Assert.Ignore("LUNA_TEST_POSTGRES names no PostgreSQL server; scripts/with-postgres starts one.");
        }

        await using var collector = await OtlpReceiver.StartAsync(Cancellation);
        await using var agent = await AgentCluster.StartAsync(
            Cancellation, [.. PlantedSecrets.Settings(collector.Authority), .. Media()]);

        await UseAsync(agent);

        Assert.That(await agent.StopAsync(Cancellation), Is.Zero);
        _outputs.Add(("the logs", agent.Output));
        ReadSent(collector);
        var password = new NpgsqlConnectionStringBuilder(server).Password!;
        Assert.That(Leaks(PlantedSecrets.Sign, PlantedSecrets.Basic, password), Is.Empty);
        Assert.That(
            await DatabaseText.FindInPostgresAsync(agent.ConnectionString, PlantedSecrets.Sign, Cancellation), Is.EqualTo(Kept));
    }

    private static string[] Media() => ["--Pipeline:MediaFolder", AppContext.BaseDirectory];

    private async Task UseAsync(IRunningAgent agent)
    {
        using var client = new AgentClient(agent.Address);
        _client = client;
        var works = await CreateAsync(PlantedSecrets.Stream("sample.mp4"));
        string[] lost =
            [await CreateAsync(PlantedSecrets.Lost("rtsp", "stream")), await CreateAsync(PlantedSecrets.Lost("http", "videofile"))];
        var task = await SendAsync("POST", "/1/videosdk", PlantedSecrets.Video(isDeferred: true));
        await SendAsync("POST", "/1/videosdk", PlantedSecrets.Video(isDeferred: false));

        foreach (var (scheme, type) in new[] { ("rtsp", "stream"), ("http", "videofile") })
        {
            await SendAsync("POST", "/2/sources/check", new JsonObject
            {
                ["data"] = new JsonObject { ["reference"] = PlantedSecrets.Source(scheme), ["type"] = type },
            });
        }

        // Somebody writes a bad body, and the same again where there is nothing.
        var body = new JsonObject { ["data"] = new JsonObject { ["reference"] = PlantedSecrets.Source("exec") } };
        await SendAsync("POST", "/2/streams", body);
        await SendAsync("PUT", $"/2/streams/{Guid.NewGuid()}", PlantedSecrets.Stream("sample.mp4"));

        await UntilAsync("/1/video/tasks?statuses=3", "tasks", 1);
        await UntilAsync($"/2/streams/logs?statuses=4&stream_ids={string.Join(',', lost)}", "logs", 2);
        await UntilAsync("/2/deliveries?page_size=100", "deliveries", 3, one => (string?)one["last_error"] is not null, "callback", "type");
        await ReadAllAsync(agent.Address, works, lost, (string)task.Json!["task_id"]!);
    }

    private async Task ReadAllAsync(Uri address, string works, string[] lost, string task)
    {
        string[] paths =
        [
            "/2/streams?page_size=100", .. lost.Append(works).Select(id => $"/2/streams/{id}"), "/2/streams/count", "/2/streams/logs",
            $"/2/streams/logs?stream_ids={lost[0]}&page_size=1000", $"/2/streams/statistics?stream_ids={works}", "/2/events",
            $"/2/streams?reference={Uri.EscapeDataString(PlantedSecrets.Source("rtsp"))}",
            $"/2/streams/{Uri.EscapeDataString(PlantedSecrets.Source("rtsp"))}",
            "/2/deliveries?page_size=100", "/1/video/tasks", $"/1/video/tasks/{task}", $"/1/video/tasks/{task}/result", "/2/agents",
            "/2/agent/info", "/config", "/plugins", "/healthcheck?include_luna_services=1", "/metrics", "/docs/spec", "/ui", "/2/session",
        ];

        foreach (var path in paths)
        {
            await SendAsync("GET", path, body: null);
        }

        await SendAsync("GET", "/config", body: null, ("Accept", "text/plain"));
        await ListenAsync(address, lost[0]);
    }

    // Whoever listens is told why a stream failed.
    private async Task ListenAsync(Uri address, string streamId)
    {
        using var socket = new System.Net.WebSockets.ClientWebSocket();
        socket.Options.SetRequestHeader("X-Api-Key", PlantedSecrets.Key);
        var uri = new UriBuilder(new Uri(address, "/2/ws")) { Scheme = "ws", Query = $"stream_id={streamId}&analytic_index=0&after=0:0" };
        await socket.ConnectAsync(uri.Uri, Cancellation);
        var buffer = new byte[64 * 1024];
        var received = await socket.ReceiveAsync(buffer, Cancellation);
        _outputs.Add(("the WebSocket", Encoding.UTF8.GetString(buffer.AsSpan(0, received.Count))));
    }

    private async Task<string> CreateAsync(JsonObject body)
    {
        var answer = await SendAsync("POST", "/2/streams", body);
        Assert.That(answer.Status, Is.EqualTo(201), answer.ToString());
        return (string)answer.Json!["stream_id"]!;
    }

    // Until so many different things are in a list, which are told apart by a member.
    private Task UntilAsync(string path, string list, int count) => UntilAsync(path, list, count, _ => true);

    private async Task UntilAsync(string path, string list, int count, Func<JsonNode, bool> isMeant, params string[] member)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(200));

        while (true)
        {
            var answer = await SendAsync("GET", path, body: null);
            var items = answer.Json![list]!.AsArray().Select(one => one!).Where(isMeant);
            var different = member.Length == 0
                ? items.Count()
                : items.Select(one => $"{member.Aggregate(one, (node, name) => node[name]!)}").Distinct().Count();

            if (different >= count)
            {
                return;
            }

            await timer.WaitForNextTickAsync(Cancellation);
        }
    }

    private async Task<Answer> SendAsync(string method, string path, JsonNode? body, params (string, string)[] headers)
    {
        var answer = await _client.SendAsync(
            method, path, body, Cancellation, [("Luna-Account-Id", Account), ("X-Api-Key", PlantedSecrets.Key), .. headers]);
        _outputs.Add(($"{method} {path}", $"{answer.Text} {string.Join('\n', answer.Headers)}"));
        return answer;
    }

    // Failed deliveries are in the traces with their reasons.
    private void ReadSent(OtlpReceiver collector)
    {
        Assert.That(new[] { collector.MetricRequests, collector.TraceRequests, collector.LogRequests }, Has.None.Empty);
        Assert.That(collector.Text, Does.Contain("luna.endpoint"));
        _outputs.Add(("OTLP", collector.Text));
    }

    private void ReadFiles(string folder)
    {
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            if (!Path.GetFileName(path).StartsWith("agent.db", StringComparison.Ordinal))
            {
                _outputs.Add((path, Encoding.Latin1.GetString(File.ReadAllBytes(path))));
            }
        }
    }

    private IEnumerable<string> Leaks(params string[] secrets)
    {
        foreach (var (place, text) in _outputs)
        {
            foreach (var secret in secrets)
            {
                if (text.IndexOf(secret, StringComparison.Ordinal) is var at and >= 0)
                {
                    yield return $"{place}: …{text[Math.Max(0, at - 80)..Math.Min(text.Length, at + 60)]}…";
                }
            }
        }
    }
}
