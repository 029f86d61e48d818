using System.Net.WebSockets;
using System.Text.Json.Nodes;
using LunaVideoAgent.Gateway.Tests.Support;
using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Errors;
using LunaVideoAgent.Grains.Abstractions.Streams;
using NSubstitute;

namespace LunaVideoAgent.Gateway.Tests.Events;

internal sealed class EventSocketTests
{
    private static readonly string Url = $"/2/ws?stream_id={Snapshots.StreamId}&analytic_index=0";

    private TestApi _api = null!;
    private FakeStreamGrain _grain = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _api = await TestApi.StartAsync();
        _grain = new FakeStreamGrain();
        _api.Grains.GetGrain<IStreamGrain>(Snapshots.StreamId).Returns(_grain);
        SetStatus(StreamStatus.InProgress);
    }

    [TearDown]
    public async Task StopAsync() => await _api.DisposeAsync();

    [TestCase("/2/ws", 400, AgentErrorCodes.QueryParameterRequired)]
    [TestCase("/2/ws?analytic_index=0", 400, AgentErrorCodes.QueryParameterRequired)]
    [TestCase("/2/ws?stream_id=0198c0de-0000-7000-8000-000000000001", 400, AgentErrorCodes.QueryParameterRequired)]
    [TestCase("/2/ws?stream_id=x&analytic_index=0", 400, AgentErrorCodes.BadQuery)]
    [TestCase("/2/ws?stream_id=0198C0DE-0000-7000-8000-000000000001&analytic_index=0", 400, AgentErrorCodes.BadQuery)]
    [TestCase("/2/ws?stream_id=0198c0de-0000-7000-8000-000000000001&analytic_index=-1", 400, AgentErrorCodes.BadQuery)]
    [TestCase("/2/ws?stream_id=0198c0de-0000-7000-8000-000000000001&analytic_index=one", 400, AgentErrorCodes.BadQuery)]
    [TestCase("/2/ws?stream_id=0198c0de-0000-7000-8000-000000000001&analytic_index=0&account_id=x", 400, AgentErrorCodes.BadQuery)]
    [TestCase("/2/ws?stream_id=0198c0de-0000-7000-8000-000000000001&analytic_index=0&after=5", 400, AgentErrorCodes.BadQuery)]
    [TestCase("/2/ws?stream_id=0198c0de-0000-7000-8000-000000000001&analytic_index=1", 404, AgentErrorCodes.BadQuery)]
    [TestCase("/2/ws?stream_id=0198c0de-0000-7000-8000-000000000001&analytic_index=0", 400, AgentErrorCodes.BadQuery)]
    public async Task What_cannot_be_listened_to_is_refused_before_the_upgrade(string url, int status, int code)
    {
        var refusal = await _api.GetAsync(url).RefusalAsync();

        Assert.That((refusal.Status, refusal.Code), Is.EqualTo((status, code)));
    }

    [Test]
    public async Task A_stream_of_somebody_else_is_not_found()
    {
        var other = Guid.NewGuid();
        _api.Catalog.GetAsync(Snapshots.StreamId, other, Arg.Any<CancellationToken>())
            .Returns(Task.FromException<StreamSnapshot>(AgentErrors.StreamNotFound(Snapshots.StreamId)));

        var refusal = await _api.GetAsync($"{Url}&account_id={other}").RefusalAsync();

        Assert.That((refusal.Status, refusal.Code), Is.EqualTo((404, AgentErrorCodes.StreamNotFound)));
    }

    [Test]
    public async Task The_first_message_is_the_status()
    {
        using var socket = await ConnectAsync(Url);

        var first = await ReceiveAsync(socket);

        Assert.That(first!.ToJsonString(), Is.EqualTo("""{"stream_status":"in_progress","error":null,"analytics_results":{}}"""));
    }

    [Test]
    public async Task A_frame_is_sent_as_the_contract_has_it_with_its_boxes_and_cursor()
    {
        using var socket = await ConnectAsync(Url);
        await ReadyAsync(socket);

        _grain.Publish(FeedItems.Item() with
        {
            AnalyticIndex = 0,
            DecodeTime = new DateTimeOffset(2026, 8, 11, 9, 11, 41, 123, 456, TimeSpan.Zero),
            InferenceTime = TimeSpan.FromMilliseconds(12.5),
            Frame = new FrameEstimation
            {
                TimeOffset = 1.25,
                PeopleCount = 1,
                PeopleCoordinates = [new ImagePoint(64, 128.5)],
                Detections = [new DetectedObject(new ImageRectangle(1, 2, 30, 40), 0.5f, "person", 7)],
            },
        });

        Assert.That((await ReceiveAsync(socket))!.ToJsonString(), Is.EqualTo(
            """
            {"stream_status":"in_progress","error":null,"analytics_results":{"people_count":{"frame":{"time_offset":1.25,"people_count":1,
            "people_coordinates":[[64,128.5]],"detections":[{"rect":{"x":1,"y":2,"width":30,"height":40},"score":0.5,"label":"person",
            "track_id":7}]}}},"cursor":"1:1"}
            """.ReplaceLineEndings("")));
    }

    [Test]
    public async Task An_event_is_sent_as_the_contract_has_it()
    {
        using var socket = await ConnectAsync(Url);
        await ReadyAsync(socket);

        _grain.Publish(FeedItems.Item() with { AnalyticIndex = 0, Events = [AnalyticEvents.Crowd()] });

        var message = (await ReceiveAsync(socket))!;
        Assert.That(message["analytics_results"]!["people_count"]!["events"]![0]!.ToJsonString(), Is.EqualTo(AnalyticEvents.CrowdJson));
    }

    [Test]
    public async Task Times_for_measuring_are_sent_to_those_who_ask()
    {
        using var socket = await ConnectAsync(Url + "&timing=1");
        await ReadyAsync(socket);

        _grain.Publish(FeedItems.Frame(1) with
        {
            DecodeTime = new DateTimeOffset(2026, 8, 11, 9, 11, 41, 123, 456, TimeSpan.Zero),
            InferenceTime = TimeSpan.FromMilliseconds(12.5),
        });

        var message = (await ReceiveAsync(socket))!;
        Assert.That(message["decode_time"]!.GetValue<string>(), Is.EqualTo("2026-08-11T09:11:41.123456Z"));
        Assert.That(message["inference_ms"]!.GetValue<double>(), Is.EqualTo(12.5));
    }

    [Test]
    public async Task An_error_stands_beside_the_status_and_in_the_results_without_its_secrets()
    {
        using var socket = await ConnectAsync(Url);
        await ReadyAsync(socket);

        _grain.Publish(FeedItems.Item() with { Error = "cannot open rtsp://me:secret@host/1" });

        var message = (await ReceiveAsync(socket))!;
        Assert.That(message["error"]!.GetValue<string>(), Is.EqualTo("cannot open rtsp://***:***@host/1"));
        Assert.That(
            message["analytics_results"]!["people_count"]!["error"]!.GetValue<string>(), Is.EqualTo("cannot open rtsp://***:***@host/1"));
    }

    [Test]
    public async Task A_client_goes_on_where_it_was()
    {
        for (var count = 1; count <= 3; count++)
        {
            _grain.Publish(FeedItems.Frame(count));
        }

        using var socket = await ConnectAsync(Url + "&after=1:2");

        var status = (await ReceiveAsync(socket))!;
        var next = (await ReceiveAsync(socket))!;
        Assert.That(status["cursor"]!.GetValue<string>(), Is.EqualTo("1:2"));
        Assert.That(next["cursor"]!.GetValue<string>(), Is.EqualTo("1:3"));
    }

    [Test]
    public async Task The_connection_is_closed_normally_after_the_end()
    {
        using var socket = await ConnectAsync(Url);
        await ReadyAsync(socket);

        _grain.Publish(FeedItems.Status(StreamStatus.Failure, "no such file"));

        var last = (await ReceiveAsync(socket))!;
        Assert.That(
            (last["stream_status"]!.GetValue<string>(), last["error"]!.GetValue<string>()), Is.EqualTo(("failure", "no such file")));
        Assert.That(await ReceiveAsync(socket), Is.Null);
        Assert.That(socket.CloseStatus, Is.EqualTo(WebSocketCloseStatus.NormalClosure));
    }

    [Test]
    public async Task A_stream_that_is_over_says_so_and_closes()
    {
        SetStatus(StreamStatus.Done);

        using var socket = await ConnectAsync(Url);

        Assert.That((await ReceiveAsync(socket))!["stream_status"]!.GetValue<string>(), Is.EqualTo("done"));
        Assert.That(await ReceiveAsync(socket), Is.Null);
        Assert.That(socket.CloseStatus, Is.EqualTo(WebSocketCloseStatus.NormalClosure));
    }

    [Test]
    public async Task A_host_that_stops_goes_away()
    {
        using var socket = await ConnectAsync(Url);
        await ReadyAsync(socket);

        _api.BeginStop();

        Assert.That(await ReceiveAsync(socket), Is.Null);
        Assert.That(socket.CloseStatus, Is.EqualTo(WebSocketCloseStatus.EndpointUnavailable));
    }

    [Test]
    public async Task What_a_client_says_is_ignored_until_it_closes()
    {
        using var socket = await ConnectAsync(Url);
        await ReadyAsync(socket);

        await socket.SendAsync(new byte[100_000], WebSocketMessageType.Binary, endOfMessage: true, CancellationToken.None);
        await socket.SendAsync("hello"u8.ToArray(), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        _grain.Publish(FeedItems.Frame(1));
        var message = await ReceiveAsync(socket);
        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, statusDescription: null, CancellationToken.None);

        Assert.That(message!["cursor"]!.GetValue<string>(), Is.EqualTo("1:1"));
        Assert.That(socket.State, Is.EqualTo(WebSocketState.Closed));
    }

    private static async Task<JsonObject?> ReceiveAsync(WebSocket socket)
    {
        using var message = new MemoryStream();
        var buffer = new byte[4096];

        while (true)
        {
            var received = await socket.ReceiveAsync(buffer, CancellationToken.None);

            if (received.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            await message.WriteAsync(buffer.AsMemory(0, received.Count));

            if (received.EndOfMessage)
            {
                return JsonNode.Parse(message.ToArray())!.AsObject();
            }
        }
    }

    private async Task<WebSocket> ConnectAsync(string url) =>
        await _api.Server.CreateWebSocketClient().ConnectAsync(new Uri($"ws://localhost{url}"), CancellationToken.None);

    /// <summary>Returns when the status came and the feed waits for news.</summary>
    private async Task ReadyAsync(WebSocket socket)
    {
        _ = await ReceiveAsync(socket);
        await _grain.IdleAsync();
    }

    private void SetStatus(StreamStatus status) =>
        _api.Catalog.GetAsync(Snapshots.StreamId, Arg.Any<Guid?>(), Arg.Any<CancellationToken>()).Returns(Snapshots.Small(status));
}
