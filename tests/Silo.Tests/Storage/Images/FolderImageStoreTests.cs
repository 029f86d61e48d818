using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Images;
using LunaVideoAgent.Silo.Storage.Images;
using LunaVideoAgent.Silo.Tests.Support;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace LunaVideoAgent.Silo.Tests.Storage.Images;

internal sealed class FolderImageStoreTests
{
    private static readonly Guid StreamId = Guid.NewGuid();
    private static readonly StoredImage Image = new(ImageFormat.Jpeg, [1, 2, 3], 0.5, [new ImageRectangle(1, 2, 3, 4)]);

    private FakeTimeProvider _clock = null!;
    private TemporaryFolder _folder = null!;
    private ImageStoreOptions _options = null!;
    private FolderImageStore _store = null!;

    [SetUp]
    public void Start()
    {
        _clock = new FakeTimeProvider(Sample.Time);
        _folder = new TemporaryFolder();
        _options = new ImageStoreOptions { Folder = Path.Combine(_folder.Path, "images"), MinFreeBytes = 0 };
        _store = new FolderImageStore(Options.Create(_options), _clock);
    }

    [TearDown]
    public void Stop() => _folder.Dispose();

    [Test]
    public async Task A_picture_is_found_as_it_was_saved()
    {
        var id = await SaveAsync(expireTime: null);

        var found = await FindAsync(id);

        Assert.That(
            found! with { Content = Image.Content, Rectangles = Image.Rectangles },
            Is.EqualTo(Image with { StreamId = StreamId }));
        Assert.That(found!.Content, Is.EqualTo(Image.Content));
        Assert.That(found.Rectangles, Is.EqualTo(Image.Rectangles));
    }

    [Test]
    public async Task A_picture_that_was_never_saved_is_not_found()
    {
        Assert.That(await FindAsync(Guid.NewGuid()), Is.Null);
        Assert.That(await DeleteAsync(TimeSpan.Zero), Is.Zero);
    }

    [Test]
    public async Task A_picture_is_not_found_from_the_moment_on_at_which_its_time_is_over()
    {
        var id = await SaveAsync(Sample.Time.AddMinutes(10));

        _clock.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromTicks(1));
        var before = await FindAsync(id);
        _clock.Advance(TimeSpan.FromTicks(1));
        var after = await FindAsync(id);

        Assert.That((before, after), Is.EqualTo((before, (StoredImage?)null)));
        Assert.That(before, Is.Not.Null);
    }

    [Test]
    public async Task Deleting_takes_what_is_over_and_nothing_else()
    {
        var ever = await SaveAsync(expireTime: null);
        var soon = await SaveAsync(Sample.Time.AddMinutes(10));
        await SaveAsync(Sample.Time.AddMinutes(5));
        await SaveAsync(Sample.Time.AddHours(-30));

        var deleted = await DeleteAsync(TimeSpan.FromMinutes(5));

        Assert.That(deleted, Is.EqualTo(2));
        Assert.That(await FindAsync(ever), Is.Not.Null);
        Assert.That(await FindAsync(soon), Is.Not.Null);
        Assert.That(Files("*.bin"), Is.EqualTo(2));
        Assert.That(await DeleteAsync(TimeSpan.FromHours(1)), Is.EqualTo(1));
        Assert.That(await DeleteAsync(TimeSpan.FromDays(1)), Is.Zero);
        Assert.That(Files("*"), Is.EqualTo(2), "the picture that is kept for ever, and what belongs to it");
    }

    [Test]
    public async Task A_picture_saved_again_with_a_later_end_lives_until_then()
    {
        var id = await SaveAsync(Sample.Time.AddMinutes(5));
        await _store.SaveAsync(id, Guid.NewGuid(), Image, Sample.Time.AddHours(5), CancellationToken.None);

        var deleted = await DeleteAsync(TimeSpan.FromHours(4));

        Assert.That(deleted, Is.Zero);
        Assert.That(await FindAsync(id), Is.Not.Null);
        Assert.That(await DeleteAsync(TimeSpan.FromHours(5)), Is.EqualTo(1));
    }

    [Test]
    public async Task What_a_broken_write_left_is_cleared_away()
    {
        var id = await SaveAsync(Sample.Time.AddMinutes(5));
        foreach (var file in Directory.EnumerateFiles(_options.Folder, "*.json", SearchOption.AllDirectories))
        {
            File.Delete(file);
        }

        var deleted = await DeleteAsync(TimeSpan.FromMinutes(5));

        Assert.That(await FindAsync(id), Is.Null);
        Assert.That(deleted, Is.Zero);
        Assert.That(Files("*"), Is.Zero);
    }

    [Test]
    public async Task A_picture_that_is_too_large_is_refused()
    {
        _options.MaxImageBytes = 2;

        await Assert.ThatAsync(() => SaveAsync(expireTime: null), Throws.TypeOf<IOException>());

        Assert.That(Files("*"), Is.Zero);
    }

    [Test]
    public async Task A_picture_is_refused_when_the_disk_is_nearly_full()
    {
        _options.MinFreeBytes = long.MaxValue;

        await Assert.ThatAsync(() => SaveAsync(expireTime: null), Throws.TypeOf<IOException>());
    }

    [Test]
    public async Task Readers_beside_a_writer_see_whole_pictures_only()
    {
        var id = Guid.NewGuid();
        var pictures = Enumerable.Range(1, 50).Select(n => Image with { Content = [.. Enumerable.Repeat((byte)n, 5_000)] }).ToArray();
        await _store.SaveAsync(id, Guid.NewGuid(), pictures[0], expireTime: null, CancellationToken.None);

        var writing = Task.Run(async () =>
        {
            foreach (var picture in pictures)
            {
                await _store.SaveAsync(id, Guid.NewGuid(), picture, expireTime: null, CancellationToken.None);
            }
        });
        var torn = 0;
        while (!writing.IsCompleted)
        {
            var found = await FindAsync(id);
            torn += found is { Content.Length: 5_000 } && found.Content.All(value => value == found.Content[0]) ? 0 : 1;
        }

        await writing;
        Assert.That(torn, Is.Zero);
    }

    private async Task<Guid> SaveAsync(DateTimeOffset? expireTime)
    {
        var id = Guid.CreateVersion7();
        await _store.SaveAsync(id, StreamId, Image, expireTime, CancellationToken.None);
        return id;
    }

    private Task<StoredImage?> FindAsync(Guid id) => _store.FindAsync(id, CancellationToken.None);

    private Task<int> DeleteAsync(TimeSpan after) => _store.DeleteExpiredAsync(Sample.Time + after, CancellationToken.None);

    private int Files(string pattern) =>
        Directory.Exists(_options.Folder) ? Directory.EnumerateFiles(_options.Folder, pattern, SearchOption.AllDirectories).Count() : 0;
}
