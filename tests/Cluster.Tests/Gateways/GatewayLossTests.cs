using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Text.Json;
using LunaVideoAgent.Cluster.Tests.Support;

namespace LunaVideoAgent.Cluster.Tests.Gateways;

internal sealed class GatewayLossTests
{
    private ClusterUnderTest _cluster = null!;
    private IReadOnlyList<GatewayProcess> _gateways = null!;
    private Guid _streamId;

    [SetUp]
    public async Task StartAsync()
    {
        _cluster = await ClusterUnderTest.StartAsync(silos: 1);
        _gateways = await _cluster.AddGatewaysAsync(2);
        _streamId = (await _cluster.CreateStreamsAsync(1))[0];
        _ = await _cluster.RunningAsync(1);
    }

    [TearDown]
    public async Task StopAsync() => await _cluster.DisposeAsync();

    [Test]
    public async Task One_who_listens_through_a_gateway_that_is_killed_goes_on_at_another_and_misses_nothing()
    {
        await using var listener = new Listener(_streamId, _gateways);
        await listener.HearsAsync(frames: 25);

        await _gateways[0].KillAsync();
        var last = listener.Frames[^1];
        await listener.HearsAsync(frames: 25, after: last);

        await TestContext.Out.WriteLineAsync($"worst gap {listener.WorstGap.TotalSeconds:0.00} s");
        Assert.That(listener.Account, Is.EqualTo((0, 0, 0)));
        Assert.That(listener.Closes[0], Is.Null);
    }

    [Test]
    public async Task A_gateway_that_is_told_to_stop_says_so_to_its_listeners_and_finishes_its_requests()
    {
        await using var listener = new Listener(_streamId, _gateways);
        await listener.HearsAsync(frames: 25);
        using var video = Video();
        var analysing = _gateways[0].Client.PostAsync(new Uri("/1/videosdk", UriKind.Relative), video);
        await listener.HearsAsync(frames: 5, after: listener.Frames[^1]);

        if (analysing.IsCompleted)
        {
            Assert.Fail($"The video must take longer: {await (await analysing).Content.ReadAsStringAsync()}");
        }

        var ended = await _gateways[0].TerminateAsync();

        using var analysed = await analysing;
        await listener.HearsAsync(frames: 25, after: listener.Frames[^1]);
        Assert.That((ended, (int)analysed.StatusCode), Is.EqualTo((0, 200)));
        Assert.That(listener.Closes[0], Is.EqualTo(WebSocketCloseStatus.EndpointUnavailable));
        Assert.That(listener.Account, Is.EqualTo((0, 0, 0)));
    }

    [Test]
    public async Task What_is_still_in_the_ring_can_be_had_from_any_gateway()
    {
        await using var first = new Listener(_streamId, [_gateways[0]]);
        await first.HearsAsync(frames: 60);
        var from = first.Frames[9];

        await using var second = new Listener(_streamId, [_gateways[1]], after: from.ToString());
        await second.HearsAsync(frames: 60);

        Assert.That(second.Frames.Take(50), Is.EqualTo(first.Frames.Skip(10).Take(50)));
        Assert.That(second.Account, Is.EqualTo((0, 0, 0)));
    }

    // Every frame is looked at, so that it takes a while.
    private static StringContent Video()
    {
        var body = JsonSerializer.Serialize(new
        {
            video = new { url = TestClip.FilePath },
            analytics = new[]
            {
                new
                {
                    name = "people_count",
                    parameters = new { parameters = new { people_count_threshold = 1, rate = new { period = 1, unit = "frame" } } },
                },
            },
        });
        return new StringContent(body, new MediaTypeHeaderValue("application/json"));
    }
}
