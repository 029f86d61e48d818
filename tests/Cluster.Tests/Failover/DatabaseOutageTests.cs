using LunaVideoAgent.Cluster.Tests.Support;

namespace LunaVideoAgent.Cluster.Tests.Failover;

internal sealed class DatabaseOutageTests
{
    private const int Streams = 4;

    private static readonly TimeSpan Outage = TimeSpan.FromSeconds(12);

    [Test]
    public async Task Decoding_goes_on_while_the_database_is_away_and_nobody_changes_hands()
    {
        await using var server = await PostgresServer.StartAsync();
        await using var cluster = await ClusterUnderTest.StartAsync(await ClusterDatabase.CreateAsync(server.ConnectionString), silos: 2);
        var streams = await cluster.CreateStreamsAsync(Streams);
        var before = await cluster.RunningAsync(Streams);
        var watches = StreamWatch.Of(cluster, streams);
        await Task.WhenAll(watches.Select(watch => watch.SeesAsync(frames: 10)));

        await server.StopAsync();
        await Task.Delay(Outage);
        await server.ResumeAsync();
        var seen = watches.Select(watch => watch.Items.Count).ToList();
        await Task.WhenAll(watches.Zip(seen).Select(pair => pair.First.SeesAsync(frames: pair.Second + 50)));
        var after = await cluster.RunningAsync(Streams);

        Assert.That(streams.Select(id => after[id].Epoch), Is.EqualTo(streams.Select(id => before[id].Epoch)));
        Assert.That(cluster.Silos.Select(silo => silo.Process.HasExited), Is.All.False);
        await Report.CleanAsync(streams, watches, new HashSet<Guid>());
        var gap = watches.Max(watch => Account.Of(watch).WorstGap);
        Assert.That(gap, Is.LessThan(TimeSpan.FromSeconds(3)), "The outage was four times as long.");
    }

    [Test]
    public async Task Requests_are_told_to_come_back_while_the_database_is_away()
    {
        await using var server = await PostgresServer.StartAsync();
        await using var cluster = await ClusterUnderTest.StartAsync(await ClusterDatabase.CreateAsync(server.ConnectionString), silos: 1);
        var stream = (await cluster.CreateStreamsAsync(1))[0];
        await using var gateway = GatewayProcess.Start(cluster.Database);
        await gateway.BecomeReadyAsync();
        (HttpMethod Method, string Path)[] requests =
        [
            (HttpMethod.Get, "/2/streams"),
            (HttpMethod.Get, "/2/streams/count"),
            (HttpMethod.Get, $"/2/streams/{stream}"),
            (HttpMethod.Get, "/2/streams/logs"),
            (HttpMethod.Get, "/2/events"),
            (HttpMethod.Get, $"/1/video/tasks/{Guid.NewGuid()}"),
            (HttpMethod.Patch, $"/2/streams/{stream}?action=stop"),
            (HttpMethod.Delete, $"/2/streams/{Guid.NewGuid()}"),
        ];

        await server.StopAsync();
        var refusals = await Task.WhenAll(requests.Select(request => gateway.SendAsync(request.Method, request.Path)));
        var health = await gateway.StatusAsync("/healthcheck");
        await server.ResumeAsync();
        await gateway.AnswersAsync($"/2/streams/{stream}", 200);

        Assert.Multiple(() =>
        {
            Assert.That(refusals.Select(refusal => (int)refusal.StatusCode), Is.All.EqualTo(503));
            Assert.That(refusals.Select(refusal => refusal.Headers.RetryAfter?.ToString()), Is.All.EqualTo("1"));
            Assert.That(health, Is.EqualTo(502));
        });
    }
}
