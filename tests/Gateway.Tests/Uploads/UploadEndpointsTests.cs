using System.Net.Http.Headers;
using LunaVideoAgent.Gateway.Tests.Support;
using LunaVideoAgent.Grains.Abstractions.Errors;
using LunaVideoAgent.Grains.Abstractions.Uploads;
using NSubstitute;

namespace LunaVideoAgent.Gateway.Tests.Uploads;

internal sealed class UploadEndpointsTests
{
    private const string Url = "/2/videos";

    private static readonly Guid VideoId = Guid.Parse("0198c0de-0000-7000-8000-0000000000a1");
    private static readonly DateTimeOffset Time = new(2026, 1, 10, 12, 0, 0, TimeSpan.Zero);

    private static readonly UploadedVideo Video = new()
    {
        VideoId = VideoId,
        Size = 150_000,
        CreateTime = Time,
        ExpireTime = Time.AddDays(1),
        Width = 640,
        Height = 480,
        FrameRate = 25,
        Duration = TimeSpan.FromSeconds(1.5),
        Format = "mp4",
        Codec = "h264",
    };

    private readonly List<(long Offset, byte[] Content)> _chunks = [];
    private AgentException? _fault;
    private TestApi _api = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _api = await TestApi.StartAsync();
        _fault = null;
        _chunks.Clear();
        _api.VideoUpload.FinishAsync(default).ReturnsForAnyArgs(Video);
        _api.VideoUpload.WriteAsync(null!, default).ReturnsForAnyArgs(call =>
        {
            // The gateway uses its buffer again.
            var chunk = call.Arg<UploadChunk>();
            _chunks.Add((chunk.Offset, [.. chunk.Content]));
            return _fault is null ? Task.CompletedTask : Task.FromException(_fault);
        });
    }

    [TearDown]
    public async Task StopAsync() => await _api.DisposeAsync();

    [TestCase(1)]
    [TestCase(UploadChunk.MaxBytes)]
    [TestCase(UploadChunk.MaxBytes + 1)]
    [TestCase((2 * UploadChunk.MaxBytes) + 17)]
    public async Task A_file_goes_on_in_pieces_of_bounded_size_and_in_order(int size)
    {
        var file = new byte[size];
        new Random(1).NextBytes(file);

        using var response = await PostAsync(new ByteArrayContent(file));

        Assert.That((int)response.StatusCode, Is.EqualTo(201));
        Assert.That(_chunks.SelectMany(chunk => chunk.Content), Is.EqualTo(file));
        Assert.That(_chunks.Select(chunk => chunk.Offset), Is.EqualTo(_chunks.Select((_, i) => (long)i * UploadChunk.MaxBytes)));
        await _api.VideoUpload.Received(1).BeginAsync(Guid.Parse(Http.AccountId), size, Arg.Any<CancellationToken>());
        await _api.VideoUpload.DidNotReceive().AbortAsync();
    }

    [Test]
    public async Task The_answer_has_what_a_task_needs_and_what_the_video_is()
    {
        using var response = await PostAsync(new ByteArrayContent([1]));

        Assert.That($"{response.Headers.Location}", Is.EqualTo($"{Url}/{VideoId}"));
        Assert.That(await response.Content.ReadAsStringAsync(), Is.EqualTo(
            $$"""
            {"video_id":"{{VideoId}}","url":"/2/videos/{{VideoId}}","reference":"upload:{{VideoId}}","size":150000,
            """
            + """
            "create_time":"2026-01-10T12:00:00Z","expire_time":"2026-01-11T12:00:00Z","width":640,"height":480,
            """
            + """
            "frame_rate":25,"duration":1.5,"format":"mp4","codec":"h264"}
            """));
    }

    [TestCase("text/plain", 415, AgentErrorCodes.UnsupportedMediaType)]
    [TestCase("multipart/form-data; boundary=x", 415, AgentErrorCodes.UnsupportedMediaType)]
    [TestCase(null, 415, AgentErrorCodes.BadContentType)]
    public async Task What_does_not_call_itself_a_video_is_not_taken(string? type, int status, int code)
    {
        var refusal = await PostAsync(new ByteArrayContent([1]), type).RefusalAsync();

        Assert.That((refusal.Status, refusal.Code), Is.EqualTo((status, code)));
        await _api.VideoUpload.DidNotReceiveWithAnyArgs().BeginAsync(null, null, default);
    }

    [Test]
    public async Task A_body_of_nothing_is_refused()
    {
        var refusal = await PostAsync(new ByteArrayContent([])).RefusalAsync();

        Assert.That((refusal.Status, refusal.Code), Is.EqualTo((400, AgentErrorCodes.NoBody)));
    }

    [TestCase(45301, 403)]
    [TestCase(45302, 413)]
    [TestCase(45303, 507)]
    [TestCase(45101, 503)]
    public async Task What_the_silo_refuses_is_told_and_nothing_is_left(int code, int status)
    {
        _fault = new AgentException(new AgentError(code, "no", "no"));

        var refusal = await PostAsync(new ByteArrayContent([1])).RefusalAsync();

        Assert.That((refusal.Status, refusal.Code), Is.EqualTo((status, code)));
        await _api.VideoUpload.Received(1).AbortAsync();
    }

    [Test]
    public async Task A_body_that_breaks_off_leaves_nothing()
    {
        using var client = new CancellationTokenSource();
        var sending = PostAsync(new HangingContent(), cancellationToken: client.Token);
        Assert.That(() => _chunks, Has.Count.EqualTo(1).After(10_000, 20));

        await client.CancelAsync();

        await Assert.CatchAsync<OperationCanceledException>(() => sending);
        Assert.That(
            () => _api.VideoUpload.ReceivedCalls().Select(call => call.GetMethodInfo().Name),
            Has.Member(nameof(IVideoUploadGrain.AbortAsync)).After(10_000, 20));
        await _api.VideoUpload.DidNotReceiveWithAnyArgs().FinishAsync(default);
    }

    [Test]
    public async Task A_list_has_the_accounts_videos_and_the_limit()
    {
        _api.Uploads.ListAsync(Guid.Parse(Http.AccountId), 2, 3, Arg.Any<CancellationToken>()).Returns(new UploadPage([Video], 99));

        var list = await (await _api.GetAsync($"{Url}?page=2&page_size=3")).JsonAsync();

        Assert.That(list["max_bytes"]!.GetValue<long>(), Is.EqualTo(99));
        Assert.That(list["videos"]!.AsArray().Single()!["video_id"]!.GetValue<string>(), Is.EqualTo($"{VideoId}"));
    }

    [Test]
    public async Task One_is_shown_and_removed_for_its_account()
    {
        _api.Uploads.GetAsync(VideoId, Guid.Parse(Http.AccountId), Arg.Any<CancellationToken>()).Returns(Video);

        var shown = await (await _api.GetAsync($"{Url}/{VideoId}")).JsonAsync();
        using var removed = await _api.SendAsync(HttpMethod.Delete, $"{Url}/{VideoId}");

        Assert.That((shown["size"]!.GetValue<long>(), (int)removed.StatusCode), Is.EqualTo((150_000L, 204)));
        await _api.Uploads.Received(1).DeleteAsync(VideoId, Guid.Parse(Http.AccountId), Arg.Any<CancellationToken>());
    }

    private async Task<HttpResponseMessage> PostAsync(
        HttpContent content, string? type = "video/mp4", CancellationToken cancellationToken = default)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Url) { Content = content };
        request.Headers.Add("Luna-Account-Id", Http.AccountId);
        content.Headers.ContentType = type is null ? null : MediaTypeHeaderValue.Parse(type);
        return await _api.Client.SendAsync(request, cancellationToken);
    }

    // A client that sends some and then nothing, until it goes.
    private sealed class HangingContent : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context) =>
            SerializeToStreamAsync(stream, context, CancellationToken.None);

        protected override async Task SerializeToStreamAsync(
            Stream stream, System.Net.TransportContext? context, CancellationToken cancellationToken)
        {
            await stream.WriteAsync(new byte[UploadChunk.MaxBytes + 1], cancellationToken);
            await stream.FlushAsync(cancellationToken);
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
