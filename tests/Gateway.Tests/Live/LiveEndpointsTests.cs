using System.Buffers.Binary;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using LunaVideoAgent.Gateway.Live;
using LunaVideoAgent.Gateway.Tests.Support;
using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Errors;
using LunaVideoAgent.Grains.Abstractions.Live;
using LunaVideoAgent.Grains.Abstractions.Streams;
using Microsoft.Extensions.DependencyInjection;
using NSubstitute;

namespace LunaVideoAgent.Gateway.Tests.Live;

internal sealed class LiveEndpointsTests
{
    private static readonly string Url = $"/2/streams/{Snapshots.StreamId}/live";

    private LiveSource _source = null!;
    private FakeStreamGrain _stream = null!;
    private TestApi _api = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _source = new LiveSource();
        _api = await TestApi.StartAsync();
        _stream = new FakeStreamGrain { Live = _source.ReadAsync };
        _api.Grains.GetGrain<IStreamGrain>(Snapshots.StreamId).Returns(_stream);
        SetStatus(StreamStatus.InProgress);
    }

    [TearDown]
    public async Task StopAsync() => await _api.DisposeAsync();

    [Test]
    public async Task A_request_that_is_no_handshake_is_refused()
    {
        var refusal = await _api.GetAsync(Url).RefusalAsync();

        Assert.That((refusal.Status, refusal.Code), Is.EqualTo((400, AgentErrorCodes.BadQuery)));
    }

    [Test]
    public async Task A_stream_that_is_not_there_cannot_be_watched()
    {
        _api.Catalog.GetAsync(default, default, default)
            .ReturnsForAnyArgs<StreamSnapshot>(_ => throw AgentErrors.StreamNotFound(Snapshots.StreamId));

        var refusal = await _api.GetAsync(Url).RefusalAsync();

        Assert.That((refusal.Status, refusal.Code), Is.EqualTo((404, AgentErrorCodes.StreamNotFound)));
    }

    [Test]
    public async Task A_frame_comes_with_its_results_in_one_message()
    {
        using var socket = await ConnectAsync();
        _source.Show(Frame(1, seconds: 1.25));

        var (header, jpeg) = await ReceiveFrameAsync(socket);

        Assert.That(header.ToJsonString(), Is.EqualTo(
            """
            {"cursor":"7:1","time_offset":1.25,"decode_time":"2026-08-11T09:11:41Z","width":640,"height":480,
            "results":[{"analytic_index":0,"analytic_name":"people_count","frame":{"time_offset":1.25,"people_count":1,
            "detections":[{"rect":{"x":1,"y":2,"width":30,"height":40},"score":0.5,"label":"person","track_id":9}]}}]}
            """.ReplaceLineEndings("")));
        Assert.That(jpeg, Is.EqualTo("jpeg"u8.ToArray()));
    }

    [Test]
    public async Task Several_who_watch_share_one_feed_and_the_last_one_ends_it()
    {
        using var first = await ConnectAsync();
        using var second = await ConnectAsync();
        _source.Show(Frame(1, seconds: 1));

        var headers = new[] { (await ReceiveFrameAsync(first)).Header, (await ReceiveFrameAsync(second)).Header };

        Assert.That(headers.Select(header => (string)header["cursor"]!), Is.All.EqualTo("7:1"));
        Assert.That((_source.MostReaders, Feeds.Count), Is.EqualTo((1, 1)));
        await first.CloseAsync(WebSocketCloseStatus.NormalClosure, statusDescription: null, CancellationToken.None);
        Assert.That(Feeds.Count, Is.EqualTo(1));
        await second.CloseAsync(WebSocketCloseStatus.NormalClosure, statusDescription: null, CancellationToken.None);
        await _source.NobodyReadsAsync();
    }

    [Test]
    public async Task A_stream_that_does_not_run_is_not_asked_for_frames_and_says_where_it_stands()
    {
        SetStatus(StreamStatus.Stop);
        using var socket = await ConnectAsync();

        var status = await ReceiveTextAsync(socket);

        Assert.That(status, Is.EqualTo("""{"stream_status":"stop","error":null}"""));
        Assert.That(_source.MostReaders, Is.Zero);
    }

    [Test]
    public async Task More_viewers_than_the_settings_allow_are_refused()
    {
        var viewers = Enumerable.Range(0, new ApiOptions().MaxLiveViewers).Select(_ => Feeds.Watch(Snapshots.StreamId)).ToList();

        Assert.That(
            Assert.Throws<AgentException>(() => Feeds.Watch(Snapshots.StreamId))!.Error.Code, Is.EqualTo(AgentErrorCodes.Busy));
        await viewers[0].DisposeAsync();
        viewers[0] = Feeds.Watch(Snapshots.StreamId);

        foreach (var viewer in viewers)
        {
            await viewer.DisposeAsync();
        }

        Assert.That(Feeds.Count, Is.Zero);
    }

    [Test]
    public async Task Whoever_is_slow_loses_frames_and_gets_the_newest()
    {
        await using var slow = Feeds.Watch(Snapshots.StreamId);
        await using var quick = Feeds.Watch(Snapshots.StreamId);

        for (var number = 1; number <= 5; number++)
        {
            _source.Show(Frame(number, seconds: number));
            await ReadFrameAsync(quick, number);
        }

        await ReadFrameAsync(slow, 5);
    }

    [Test]
    public async Task Whoever_wants_few_frames_gets_few_and_is_asked_for_no_more()
    {
        using var socket = await _api.Server.CreateWebSocketClient()
            .ConnectAsync(new Uri($"ws://localhost{Url}?max_frame_rate=1"), CancellationToken.None);
        _source.Show(Frame(1, seconds: 1));
        await ReceiveFrameAsync(socket);

        Assert.That(_stream.LiveInterval, Is.EqualTo(TimeSpan.FromSeconds(1)));
    }

    [Test]
    public async Task A_frame_just_after_another_is_passed_over_for_whoever_wants_few()
    {
        await using var few = Feeds.Watch(Snapshots.StreamId, TimeSpan.FromHours(1));
        await using var all = Feeds.Watch(Snapshots.StreamId);

        for (var number = 1; number <= 3; number++)
        {
            _source.Show(Frame(number, seconds: number));
            await ReadFrameAsync(all, number);
        }

        await ReadFrameAsync(few, 1);
        Assert.That(few.Messages.TryRead(out _), Is.False);
    }

    [TestCase("0")]
    [TestCase("26")]
    [TestCase("many")]
    public async Task A_rate_that_is_none_is_refused(string rate)
    {
        var refusal = await _api.GetAsync($"{Url}?max_frame_rate={rate}").RefusalAsync();

        Assert.That((refusal.Status, refusal.Code), Is.EqualTo((400, AgentErrorCodes.BadQuery)));
    }

    private LiveFeeds Feeds => _api.Server.Services.GetRequiredService<LiveFeeds>();

    private static async Task ReadFrameAsync(LiveViewer viewer, int number)
    {
        var message = await viewer.Messages.ReadAsync();

        while (message.Type != WebSocketMessageType.Binary)
        {
            message = await viewer.Messages.ReadAsync();
        }

        Assert.That((string)PartsOf(message.Content.ToArray()).Header["cursor"]!, Is.EqualTo($"7:{number}"));
    }

    private static LiveFrame Frame(long sequence, double seconds) => new()
    {
        Sequence = sequence,
        TimeOffset = seconds,
        DecodeTime = new DateTimeOffset(2026, 8, 11, 9, 11, 41, TimeSpan.Zero),
        Width = 640,
        Height = 480,
        Jpeg = "jpeg"u8.ToArray(),
        Results =
        [
            new LiveResult(0, new FrameEstimation
            {
                TimeOffset = seconds,
                PeopleCount = 1,
                Detections = [new DetectedObject(new ImageRectangle(1, 2, 30, 40), 0.5f, "person", 9)],
            }),
        ],
    };

    private static (JsonObject Header, byte[] Jpeg) PartsOf(byte[] message)
    {
        var length = (int)BinaryPrimitives.ReadUInt32BigEndian(message);
        return (JsonNode.Parse(message.AsSpan(4, length))!.AsObject(), message[(4 + length)..]);
    }

    private static async Task<(JsonObject Header, byte[] Jpeg)> ReceiveFrameAsync(WebSocket socket)
    {
        var (type, message) = await ReceiveAsync(socket);

        while (type != WebSocketMessageType.Binary)
        {
            (type, message) = await ReceiveAsync(socket);
        }

        return PartsOf(message);
    }

    private static async Task<string> ReceiveTextAsync(WebSocket socket) => Encoding.UTF8.GetString((await ReceiveAsync(socket)).Content);

    private static async Task<(WebSocketMessageType Type, byte[] Content)> ReceiveAsync(WebSocket socket)
    {
        var buffer = new byte[16 * 1024];
        var received = await socket.ReceiveAsync(buffer, CancellationToken.None);
        Assert.That(received.EndOfMessage, "a message of a test fits into the buffer");
        return (received.MessageType, buffer[..received.Count]);
    }

    private Task<WebSocket> ConnectAsync() =>
        _api.Server.CreateWebSocketClient().ConnectAsync(new Uri($"ws://localhost{Url}"), CancellationToken.None);

    private void SetStatus(StreamStatus status) =>
        _api.Catalog.GetAsync(Snapshots.StreamId, Arg.Any<Guid?>(), Arg.Any<CancellationToken>()).Returns(Snapshots.Small(status));
}
