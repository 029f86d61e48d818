using LunaVideoAgent.Gateway.Tests.Support;
using LunaVideoAgent.Grains.Abstractions.Errors;
using LunaVideoAgent.Grains.Abstractions.Streams;
using LunaVideoAgent.Grains.Abstractions.Tasks;
using NSubstitute;
using NSubstitute.ExceptionExtensions;

namespace LunaVideoAgent.Gateway.Tests.Uploads;

internal sealed class UploadUsesTests
{
    private const string Reference = "upload:0198c0de-0000-7000-8000-0000000000a1";

    private static readonly Guid VideoId = Guid.Parse(Reference.Split(':')[1]);
    private static readonly Guid Account = Guid.Parse(Http.AccountId);

    private TestApi _api = null!;

    public static IEnumerable<TestCaseData> Users =>
    [
        new TestCaseData("/2/streams", Stream(Reference), "data.reference", true).SetArgDisplayNames("stream"),
        new TestCaseData("/1/videosdk", Video(Reference, 1), "video.url", true).SetArgDisplayNames("task"),
        new TestCaseData("/1/videosdk", Video(Reference, 0), "video.url", false).SetArgDisplayNames("video"),
        new TestCaseData("/2/sources/check", Check(Reference), "data.reference", false).SetArgDisplayNames("check"),
    ];

    [SetUp]
    public async Task StartAsync() => _api = await TestApi.StartAsync();

    [TearDown]
    public async Task StopAsync() => await _api.DisposeAsync();

    [TestCaseSource(nameof(Users))]
    public async Task An_uploaded_video_is_held_for_the_account_by_what_is_made_of_it(string url, string body, string place, bool isHeld)
    {
        Assert.That(place, Is.Not.Empty);

        (await _api.PostAsync(url, body)).Dispose();

        await _api.Uploads.Received(1).HoldAsync(
            VideoId, Account, Arg.Is<Guid?>(user => user.HasValue == isHeld), Arg.Any<CancellationToken>());
    }

    [Test]
    public async Task A_task_and_a_stream_hold_it_by_their_own_ids()
    {
        Guid? held = null;
        await _api.Uploads.HoldAsync(VideoId, Account, Arg.Do<Guid?>(user => held = user), Arg.Any<CancellationToken>());

        (await _api.PostAsync("/1/videosdk", Video(Reference, 1))).Dispose();
        await _api.VideoTasks.Received(1).CreateAsync(held!.Value, Arg.Any<VideoTaskSettings>(), Arg.Any<CancellationToken>());

        (await _api.PostAsync("/2/streams", Stream(Reference))).Dispose();
        await _api.Catalog.Received(1).CreateAsync(held!.Value, Arg.Any<StreamSettings>(), Arg.Any<CancellationToken>());
    }

    [TestCaseSource(nameof(Users))]
    public async Task What_is_gone_or_anothers_is_refused_with_its_place(string url, string body, string place, bool isHeld)
    {
        Assert.That(isHeld, Is.AnyOf(true, false));
        _api.Uploads.HoldAsync(default, null, null, default).ThrowsAsyncForAnyArgs(AgentErrors.UploadNotFound(VideoId));

        var refusal = await _api.PostAsync(url, body).RefusalAsync();

        Assert.That((refusal.Status, refusal.Code, refusal.Path), Is.EqualTo((400, AgentErrorCodes.InvalidBody, place)));
        await _api.VideoTasks.DidNotReceiveWithAnyArgs().CreateAsync(default, null!, default);
        await _api.Catalog.DidNotReceiveWithAnyArgs().CreateAsync(default, null!, default);
    }

    [TestCase("upload:")]
    [TestCase("upload:../../etc/passwd")]
    [TestCase("upload:0198C0DE-0000-7000-8000-0000000000A1")]
    [TestCase("UPLOAD:0198c0de-0000-7000-8000-0000000000a1")]
    [TestCase("upload://0198c0de-0000-7000-8000-0000000000a1")]
    public async Task Whatever_is_no_id_after_the_scheme_is_refused(string reference)
    {
        var refusal = await _api.PostAsync("/1/videosdk", Video(reference, 1)).RefusalAsync();

        Assert.That((refusal.Status, refusal.Path), Is.EqualTo((400, "video.url")));
        await _api.Uploads.DidNotReceiveWithAnyArgs().HoldAsync(default, null, null, default);
    }

    private static string Stream(string reference) =>
        $$$$$"""
        {"data": {"reference": "{{{{{reference}}}}}", "type": "videofile"},
         "analytics": [{"analytic_name": "people_count", "parameters": {"parameters": {"people_count_threshold": 1}}}]}
        """;

    private static string Video(string reference, int isDeferred) =>
        $$$$$"""
        {"deferred_task": {"enable": {{{{{isDeferred}}}}}}, "video": {"url": "{{{{{reference}}}}}"},
         "analytics": [{"name": "people_count"}]}
        """;

    private static string Check(string reference) => $$$$$"""{"data": {"reference": "{{{{{reference}}}}}", "type": "videofile"}}""";
}
