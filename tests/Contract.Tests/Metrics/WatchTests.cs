using System.Text.Json.Nodes;
using LunaVideoAgent.Contract.Tests.Agent;
using LunaVideoAgent.Contract.Tests.Operations;
using LunaVideoAgent.Contract.Tests.Support;

namespace LunaVideoAgent.Contract.Tests.Metrics;

/// <summary>
/// A real agent with a camera, a callback and a listener, and a real Prometheus that asks silo and gateway: every query of dashboards and
/// alerts must find what it asks for. With a PostgreSQL server silo and gateway are two processes, else one.
/// </summary>
public sealed class WatchTests
{
    private const string Account = "55555555-2222-4333-8444-555555555555";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>What need not have series in an agent that is well, and why.</summary>
    private static readonly Dictionary<string, string> Empty = new()
    {
        ["http_server_request_duration_seconds_count{http_response_status_code=~\"5..\"}"] = "no request has failed",
        ["sum(rate(http_server_request_duration_seconds_count{http_response_status_code=~\"5..\"}[5m])) / "
            + "sum(rate(http_server_request_duration_seconds_count[5m]))"] = "no request has failed",
        ["max(luna_streams{status=\"failure\"}) - max(luna_streams{status=\"failure\"} offset 10m)"] = "ten minutes have not passed",
        ["max(luna_deliveries_dead) - max(luna_deliveries_dead offset 10m)"] = "ten minutes have not passed",
        ["absent(luna_slots)"] = "a silo is there",
    };

    // A gateway of its own refuses requests until it has found a silo.
    private static IEnumerable<string> Silent =>
        AgentCluster.HasServer ? Empty.Keys.Where(query => !query.Contains("5..", StringComparison.Ordinal)) : Empty.Keys;

    private static CancellationToken Cancellation => TestContext.CurrentContext.CancellationToken;

    [Test]
    [CancelAfter(180_000)]
    public async Task Every_query_of_dashboards_and_alerts_finds_what_it_asks_for()
    {
        await using var videos = await VideoServer.StartAsync(Cancellation);
        await using var agent = await StartAgentAsync();
        await using var prometheus = await PrometheusServer.StartAsync(agent.Processes, WatchQueries.Rules, Cancellation);
        using var subscriber = await ListenToCameraAsync(agent.Address, videos);
        var rules = await prometheus.RulesAsync(Cancellation);
        string[] alerts = [.. rules.Select(rule => (string)rule["query"]!)];
        string[] queries = [.. WatchQueries.OfDashboards, .. alerts.Select(WatchQueries.MeasureOf)];
        string[] all = [.. queries.Concat(queries.SelectMany(WatchQueries.SelectorsOf)).Distinct()];
        Assert.That((alerts.Length > 10, WatchQueries.OfDashboards.Count > 40), Is.EqualTo((true, true)), "they are read");

        Assert.That(await FindNothingAsync(prometheus, [.. all.Except(Empty.Keys)]), Is.Empty);

        Assert.That(Empty.Keys.Except(all), Is.Empty, "is asked for by nobody any more");
        Assert.That(Silent.Except(await EmptyAsync(prometheus, Silent)), Is.Empty, "has series, so that it need not be here");
        Assert.That(await UnlabelledAsync(prometheus, queries), Is.Empty);
        Assert.That(await UnhealthyAsync(prometheus), Is.Empty);
    }

    private static async Task<IRunningAgent> StartAgentAsync() =>
        AgentCluster.HasServer ? await AgentCluster.StartAsync(Cancellation) : await AgentProcess.StartAsync(Cancellation);

    private static async Task<EventSubscriber> ListenToCameraAsync(Uri address, VideoServer videos)
    {
        using var api = new AgentClient(address);
        var body = TestStream.Body(videos.Camera, "stream");
        body["analytics"]![0]!["parameters"]!["callbacks"] = new JsonArray(
            new JsonObject { ["type"] = "http", ["url"] = videos.Receiver });
        var created = await api.SendAsync("POST", "/2/streams", body, Cancellation, ("Luna-Account-Id", Account));
        Assert.That(created.Status, Is.EqualTo(201), created.ToString());
        return await EventSubscriber.ConnectAsync(
            address, $"stream_id={(string)created.Json!["stream_id"]!}&analytic_index=0", Cancellation);
    }

    // Waits until each query has a result, and says which have none. A query that cannot be read throws.
    private static async Task<IReadOnlyList<string>> FindNothingAsync(PrometheusServer prometheus, IReadOnlyList<string> queries)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(250));
        var started = TimeProvider.System.GetTimestamp();
        var waiting = await EmptyAsync(prometheus, queries);

        while (waiting.Count > 0 && TimeProvider.System.GetElapsedTime(started) < Patience)
        {
            await timer.WaitForNextTickAsync(Cancellation);
            waiting = await EmptyAsync(prometheus, waiting);
        }

        return waiting;
    }

    private static async Task<IReadOnlyList<string>> EmptyAsync(PrometheusServer prometheus, IEnumerable<string> queries)
    {
        var empty = new List<string>();

        foreach (var query in queries)
        {
            if ((await prometheus.QueryAsync(query, Cancellation)).Count == 0)
            {
                empty.Add(query);
            }
        }

        return empty;
    }

    // What is grouped by a label that no series has would be one line in a panel that should have several.
    private static async Task<IReadOnlyList<string>> UnlabelledAsync(PrometheusServer prometheus, IEnumerable<string> queries)
    {
        var unlabelled = new List<string>();

        foreach (var query in queries.Except(Empty.Keys))
        {
            var series = await prometheus.QueryAsync(query, Cancellation);
            unlabelled.AddRange(
                from label in WatchQueries.LabelsOf(query)
                where !series.Any(one => one!["metric"]?[label] is not null)
                select $"{label}: {query}");
        }

        return unlabelled;
    }

    // Prometheus itself evaluates the whole of each alert.
    private static async Task<IReadOnlyList<string>> UnhealthyAsync(PrometheusServer prometheus) =>
    [
        .. from rule in await prometheus.RulesAsync(Cancellation)
           where (string?)rule["health"] != "ok"
           select $"{rule["name"]}: {rule["health"]} {rule["lastError"]}",
    ];
}
