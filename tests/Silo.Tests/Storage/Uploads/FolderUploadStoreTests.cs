using LunaVideoAgent.Grains.Abstractions.Uploads;
using LunaVideoAgent.Grains.Uploads;
using LunaVideoAgent.Inference.Media;
using LunaVideoAgent.Silo.Storage.Uploads;
using LunaVideoAgent.Silo.Tests.Support;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace LunaVideoAgent.Silo.Tests.Storage.Uploads;

internal sealed class FolderUploadStoreTests
{
    private static readonly Guid Owner = Guid.NewGuid();
    private static readonly byte[] Content = [1, 2, 3];

    private FakeTimeProvider _clock = null!;
    private TemporaryFolder _folder = null!;
    private UploadOptions _options = null!;
    private FolderUploadStore _store = null!;

    [SetUp]
    public void Start()
    {
        // Files are dated by the machine.
        _clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        _folder = new TemporaryFolder();
        _options = new UploadOptions { Folder = Path.Combine(_folder.Path, "uploads"), MinFreeBytes = 0 };
        _store = new FolderUploadStore(Options.Create(_options), _clock);
    }

    [TearDown]
    public void Stop() => _folder.Dispose();

    [Test]
    public async Task A_video_is_found_by_its_owner_and_by_whoever_sees_all_and_by_nobody_else()
    {
        var video = await UploadAsync(Owner);

        Assert.That(await FindAsync(video, Owner), Is.EqualTo(video));
        Assert.That(await FindAsync(video, null), Is.EqualTo(video));
        Assert.That(await FindAsync(video, Guid.NewGuid()), Is.Null);
        Assert.That((_store.Count(Owner), _store.Count(null)), Is.EqualTo((1, 0)));
    }

    [Test]
    public async Task What_has_come_is_read_at_its_path_and_not_before_all_of_it_is_there()
    {
        var id = Guid.CreateVersion7();
        var path = UploadFolder.PathOf(_options.Folder!, id);

        await using var file = _store.Create(id);
        await file.WriteAsync(Content, CancellationToken.None);
        await file.WriteAsync(Content, CancellationToken.None);
        Assert.That((file.Length, File.Exists(path)), Is.EqualTo((6L, false)));

        await file.CompleteAsync(CancellationToken.None);
        Assert.That(await File.ReadAllBytesAsync(path), Is.EqualTo((byte[])[.. Content, .. Content]));
    }

    [Test]
    public async Task A_list_has_the_newest_first_and_pages_and_only_what_is_the_accounts()
    {
        var videos = new List<UploadedVideo>();

        for (var i = 0; i < 5; i++)
        {
            videos.Insert(0, await UploadAsync(i == 2 ? null : Owner, age: TimeSpan.FromSeconds(10 - i)));
        }

        Assert.That(await ListAsync(null, skip: 1, limit: 3), Is.EqualTo(videos[1..4]));
        Assert.That(await ListAsync(Owner, skip: 0, limit: 10), Is.EqualTo((UploadedVideo[])[videos[0], videos[1], videos[3], videos[4]]));
        Assert.That(await ListAsync(Guid.NewGuid(), skip: 0, limit: 10), Is.Empty);
    }

    [Test]
    public async Task A_video_whose_time_is_over_is_not_found_and_cleaned_away()
    {
        var video = await UploadAsync(Owner);
        _clock.Advance(TimeSpan.FromHours(1));

        Assert.That(await FindAsync(video, Owner), Is.Null);
        Assert.That(await ListAsync(Owner, 0, 10), Is.Empty);
        Assert.That(await CleanAsync(), Is.EqualTo(1));
        Assert.That(Files(), Is.Empty);
    }

    [Test]
    public async Task What_somebody_needs_is_kept_until_nobody_does()
    {
        var video = await UploadAsync(Owner);
        var (done, running) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await _store.HoldAsync(video.VideoId, done, CancellationToken.None);
        await _store.HoldAsync(video.VideoId, running, CancellationToken.None);
        _clock.Advance(TimeSpan.FromHours(1));

        Assert.That(await CleanAsync(running), Is.Zero);
        Assert.That(File.Exists(UploadFolder.PathOf(_options.Folder!, video.VideoId)));

        Assert.That(await CleanAsync(), Is.EqualTo(1));
        Assert.That(Files(), Is.Empty);
    }

    [Test]
    public async Task What_somebody_needed_goes_when_it_was_let_go()
    {
        var video = await UploadAsync(Owner);
        var reader = Guid.CreateVersion7();
        await _store.HoldAsync(video.VideoId, reader, CancellationToken.None);
        _clock.Advance(TimeSpan.FromHours(1));

        Assert.That(await CleanAsync(reader), Is.Zero);

        _store.Release(video.VideoId, reader);
        Assert.That(await CleanAsync(reader), Is.EqualTo(1));
        Assert.That(Files(), Is.Empty);
    }

    [Test]
    public async Task Who_holds_a_video_that_was_removed_meanwhile_leaves_nothing_behind()
    {
        var video = await UploadAsync(Owner);
        var reader = Guid.CreateVersion7();
        await _store.HoldAsync(video.VideoId, reader, CancellationToken.None);
        _store.Delete(video.VideoId);
        await _store.HoldAsync(video.VideoId, reader, CancellationToken.None);

        _store.Release(video.VideoId, reader);

        Assert.That(Directory.GetDirectories(_options.Folder!, "*.users"), Is.Empty);
    }

    [Test]
    public async Task What_is_made_of_a_video_at_its_last_moment_may_not_be_written_yet_and_is_waited_for()
    {
        var video = await UploadAsync(Owner, age: TimeSpan.FromMinutes(59) + TimeSpan.FromSeconds(50));
        await _store.HoldAsync(video.VideoId, Guid.CreateVersion7(), CancellationToken.None);
        _clock.Advance(TimeSpan.FromSeconds(30));

        var early = await CleanAsync();
        _clock.Advance(TimeSpan.FromMinutes(1));
        var late = await CleanAsync();

        Assert.That((early, late), Is.EqualTo((0, 1)));
    }

    [Test]
    public async Task Rests_of_uploads_that_died_are_cleaned_away_and_those_on_their_way_are_not()
    {
        var kept = await UploadAsync(Owner, lifetime: TimeSpan.FromDays(1));

        await using (var broken = _store.Create(Guid.CreateVersion7()))
        {
            await broken.WriteAsync(Content, CancellationToken.None);
        }

        await using (var complete = _store.Create(Guid.CreateVersion7()))
        {
            await complete.WriteAsync(Content, CancellationToken.None);
            await complete.CompleteAsync(CancellationToken.None);
        }

        await CleanAsync();
        Assert.That(Files(), Has.Length.EqualTo(4));

        _clock.Advance(TimeSpan.FromMinutes(20));
        await CleanAsync();
        Assert.That(Files(), Has.Length.EqualTo(2));
        Assert.That(await FindAsync(kept, Owner), Is.EqualTo(kept));
    }

    [Test]
    public async Task Whatever_there_is_of_a_video_goes_when_it_is_deleted()
    {
        var video = await UploadAsync(null);
        await _store.HoldAsync(video.VideoId, Guid.NewGuid(), CancellationToken.None);

        _store.Delete(video.VideoId);
        _store.Delete(Guid.NewGuid());

        Assert.That(Files(), Is.Empty);
    }

    [Test]
    public void Room_is_what_is_free_less_what_must_stay_free()
    {
        Assert.That(_store.HasRoom(1), Is.True);
        Assert.That(_store.HasRoom(long.MaxValue / 2), Is.False);

        _options.MinFreeBytes = long.MaxValue;
        Assert.That(_store.HasRoom(1), Is.False);
    }

    private async Task<UploadedVideo> UploadAsync(Guid? owner, TimeSpan age = default, TimeSpan? lifetime = null)
    {
        var created = _clock.GetUtcNow() - age;
        var video = new UploadedVideo
        {
            VideoId = Guid.CreateVersion7(created),
            AccountId = owner,
            Size = Content.Length,
            CreateTime = created,
            ExpireTime = created + (lifetime ?? TimeSpan.FromHours(1)),
            Width = 640,
            Height = 480,
            Duration = TimeSpan.FromSeconds(2),
            Format = "mp4",
            Codec = "h264",
        };
        await using var file = _store.Create(video.VideoId);
        await file.WriteAsync(Content, CancellationToken.None);
        await file.CompleteAsync(CancellationToken.None);
        await _store.SaveAsync(video, CancellationToken.None);
        return video;
    }

    private Task<UploadedVideo?> FindAsync(UploadedVideo video, Guid? account) =>
        _store.FindAsync(video.VideoId, account, CancellationToken.None);

    private Task<IReadOnlyList<UploadedVideo>> ListAsync(Guid? account, int skip, int limit) =>
        _store.ListAsync(account, skip, limit, CancellationToken.None);

    private Task<int> CleanAsync(params Guid[] running) =>
        _store.CleanAsync(_clock.GetUtcNow(), user => Task.FromResult(running.Contains(user)), CancellationToken.None);

    private string[] Files() => Directory.GetFiles(_options.Folder!, "*", SearchOption.AllDirectories);
}
