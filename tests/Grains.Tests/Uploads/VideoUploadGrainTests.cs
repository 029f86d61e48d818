using LunaVideoAgent.Grains.Abstractions;
using LunaVideoAgent.Grains.Abstractions.Errors;
using LunaVideoAgent.Grains.Abstractions.Uploads;
using LunaVideoAgent.Grains.Tests.Support;
using LunaVideoAgent.Inference.Media;

namespace LunaVideoAgent.Grains.Tests.Uploads;

internal sealed class VideoUploadGrainTests
{
    private static readonly Guid Account = Guid.NewGuid();

    private FakeSource _source = null!;
    private StreamCluster _cluster = null!;
    private Guid _videoId;

    private MemoryUploadStore Store => _cluster.Uploads;

    private IVideoUploadGrain Upload => _cluster.Grains.VideoUpload(_videoId);

    [SetUp]
    public async Task StartAsync()
    {
        (_source, _videoId) = (new FakeSource(), Guid.CreateVersion7());
        _cluster = await StreamCluster.StartAsync(_source, new FakeDetector(_ => 1), settings: new Dictionary<string, string?>
        {
            ["Uploads:Folder"] = "somewhere",
            ["Uploads:MaxBytes"] = "10",
            ["Uploads:MaxPerAccount"] = "2",
            ["Uploads:MaxInFlight"] = "2",
        });
    }

    [TearDown]
    public async Task StopAsync() => await _cluster.DisposeAsync();

    [Test]
    public async Task A_video_that_has_come_in_pieces_is_described_and_found_by_its_account()
    {
        _source.Plays(1);

        await Upload.BeginAsync(Account, size: 5, CancellationToken.None);
        await WriteAsync(0, 1, 2, 3);
        await WriteAsync(3, 4, 5);
        var video = await Upload.FinishAsync(CancellationToken.None);

        Assert.That((video.Size, video.Width, video.Codec, video.AccountId), Is.EqualTo((5L, 640, "fake", (Guid?)Account)));
        Assert.That(video.ExpireTime - video.CreateTime, Is.EqualTo(TimeSpan.FromDays(1)).Within(TimeSpan.FromSeconds(1)));
        Assert.That(Store.Files[_videoId].ToArray(), Is.EqualTo(new byte[] { 1, 2, 3, 4, 5 }));
        Assert.That(_source.Opened.Single().Reference, Is.EqualTo($"upload:{_videoId}"));
        Assert.That(_source.Opened.Single().Policy.UploadFolder, Is.EqualTo("somewhere"));
        Assert.That(await _cluster.Grains.Uploads().GetAsync(_videoId, Account, CancellationToken.None), Is.EqualTo(video));
    }

    [Test]
    public async Task What_is_too_large_is_refused_by_what_it_says_or_as_it_comes()
    {
        Assert.That(await CodeOfAsync(() => Upload.BeginAsync(Account, size: 11, CancellationToken.None)), Is.EqualTo(45302));

        await Upload.BeginAsync(Account, size: null, CancellationToken.None);
        await WriteAsync(0, new byte[10]);
        Assert.That(await CodeOfAsync(() => WriteAsync(10, 1)), Is.EqualTo(45302));
    }

    [Test]
    public async Task A_disk_that_is_nearly_full_or_cannot_be_written_refuses_with_its_reason()
    {
        Store.Room = 3;
        Assert.That(await CodeOfAsync(() => Upload.BeginAsync(Account, size: 4, CancellationToken.None)), Is.EqualTo(45303));

        await Upload.BeginAsync(Account, size: null, CancellationToken.None);
        Assert.That(await CodeOfAsync(() => WriteAsync(0, 1, 2, 3, 4)), Is.EqualTo(45303));

        Store.WriteFault = new IOException("no");
        Assert.That(await CodeOfAsync(() => WriteAsync(0, 1)), Is.EqualTo(45303));
    }

    [Test]
    public async Task What_is_no_video_is_refused_and_nothing_of_it_is_left()
    {
        _source.RefusesToOpen(MediaErrorKind.Unsupported, "no");
        await Upload.BeginAsync(Account, size: null, CancellationToken.None);
        await WriteAsync(0, 1);

        var code = await CodeOfAsync(() => Upload.FinishAsync(CancellationToken.None));

        Assert.That((code, Store.Files.Count, Store.Count(Account)), Is.EqualTo((AgentErrorCodes.UnsupportedVideo, 0, 0)));
    }

    [Test]
    public async Task What_is_broken_off_leaves_nothing_and_gives_its_place_back()
    {
        for (var i = 0; i < 3; i++)
        {
            _videoId = Guid.CreateVersion7();
            await Upload.BeginAsync(Account, size: null, CancellationToken.None);
            await WriteAsync(0, 1);
            await Upload.AbortAsync();
        }

        Assert.That(Store.Files, Is.Empty);
    }

    [Test]
    public async Task More_at_once_than_there_are_places_for_are_refused()
    {
        for (var i = 0; i < 2; i++)
        {
            await _cluster.Grains.VideoUpload(Guid.CreateVersion7()).BeginAsync(Account, size: null, CancellationToken.None);
        }

        Assert.That(await CodeOfAsync(() => Upload.BeginAsync(Account, size: null, CancellationToken.None)), Is.EqualTo(45101));
    }

    [Test]
    public async Task An_account_with_as_many_videos_as_it_may_have_is_told_so()
    {
        for (var i = 0; i < 2; i++)
        {
            _source.Plays(1);
            _videoId = Guid.CreateVersion7();
            await Upload.BeginAsync(Account, size: null, CancellationToken.None);
            await WriteAsync(0, 1);
            await Upload.FinishAsync(CancellationToken.None);
        }

        _videoId = Guid.CreateVersion7();
        Assert.That(await CodeOfAsync(() => Upload.BeginAsync(Account, size: null, CancellationToken.None)), Is.EqualTo(45303));
        await Upload.BeginAsync(Guid.NewGuid(), size: null, CancellationToken.None);
    }

    [Test]
    public async Task Bytes_that_do_not_follow_what_has_come_are_of_an_upload_that_was_interrupted()
    {
        Assert.That(await CodeOfAsync(() => WriteAsync(0, 1)), Is.EqualTo(45101));
        Assert.That(await CodeOfAsync(() => Upload.FinishAsync(CancellationToken.None)), Is.EqualTo(45101));

        await Upload.BeginAsync(Account, size: null, CancellationToken.None);
        Assert.That(await CodeOfAsync(() => WriteAsync(5, 1)), Is.EqualTo(45101));
    }

    private static async Task<int> CodeOfAsync(Func<Task> act) => (await Assert.ThrowsAsync<AgentException>(act))!.Error.Code;

    private Task WriteAsync(long offset, params byte[] bytes) =>
        Upload.WriteAsync(new UploadChunk(offset, bytes), CancellationToken.None);
}
