using LunaVideoAgent.Grains.Abstractions;
using LunaVideoAgent.Grains.Abstractions.Errors;
using LunaVideoAgent.Grains.Abstractions.Uploads;
using LunaVideoAgent.Grains.Tests.Support;

namespace LunaVideoAgent.Grains.Tests.Uploads;

internal sealed class UploadCatalogGrainTests
{
    private static readonly Guid Account = Guid.NewGuid();
    private static readonly Guid VideoId = Guid.CreateVersion7();

    [Test]
    public async Task Another_accounts_video_is_not_there_for_anything()
    {
        await using var cluster = await StartAsync("somewhere");
        var catalog = cluster.Grains.Uploads();
        var stranger = Guid.NewGuid();

        Assert.That(await CodeOfAsync(() => catalog.GetAsync(VideoId, stranger, default)), Is.EqualTo(45304));
        Assert.That(await CodeOfAsync(() => catalog.DeleteAsync(VideoId, stranger, default)), Is.EqualTo(45304));
        Assert.That(await CodeOfAsync(() => catalog.HoldAsync(VideoId, stranger, Guid.NewGuid(), default)), Is.EqualTo(45304));
        Assert.That((await catalog.ListAsync(stranger, 1, 10, default)).Videos, Is.Empty);
        Assert.That(cluster.Uploads.Users, Is.Empty);
    }

    [Test]
    public async Task Its_account_sees_it_has_it_held_and_removes_it()
    {
        await using var cluster = await StartAsync("somewhere");
        var catalog = cluster.Grains.Uploads();
        var task = Guid.NewGuid();

        var page = await catalog.ListAsync(Account, 1, 10, default);
        await catalog.HoldAsync(VideoId, Account, userId: null, default);
        await catalog.HoldAsync(VideoId, Account, task, default);
        await catalog.DeleteAsync(VideoId, Account, default);

        Assert.That((page.Videos.Single().VideoId, page.MaxBytes), Is.EqualTo((VideoId, 1L << 30)));
        Assert.That(cluster.Uploads.Users, Is.EqualTo(new[] { KeyValuePair.Create(task, VideoId) }));
        Assert.That(await CodeOfAsync(() => catalog.GetAsync(VideoId, Account, default)), Is.EqualTo(45304));
    }

    [Test]
    public async Task Without_a_folder_everything_says_which_setting_turns_it_on()
    {
        await using var cluster = await StartAsync("");
        var catalog = cluster.Grains.Uploads();

        var fault = await Assert.ThrowsAsync<AgentException>(() => catalog.ListAsync(Account, 1, 10, default));

        Assert.That((fault!.Error.Code, fault.Error.Detail), Is.EqualTo((45301, fault.Error.Detail)));
        Assert.That(fault.Error.Detail, Does.Contain("Uploads:Folder"));
        Assert.That(await CodeOfAsync(() => cluster.Grains.VideoUpload(VideoId).BeginAsync(Account, null, default)), Is.EqualTo(45301));
    }

    private static async Task<StreamCluster> StartAsync(string folder)
    {
        var settings = new Dictionary<string, string?> { ["Uploads:Folder"] = folder };
        var cluster = await StreamCluster.StartAsync(new FakeSource(), new FakeDetector(_ => 1), settings: settings);
        await cluster.Uploads.SaveAsync(Video(), default);
        return cluster;
    }

    private static UploadedVideo Video() => new()
    {
        VideoId = VideoId,
        AccountId = Account,
        Size = 1,
        CreateTime = DateTimeOffset.UnixEpoch,
        ExpireTime = DateTimeOffset.MaxValue,
        Width = 640,
        Height = 480,
        Format = "mp4",
        Codec = "h264",
    };

    private static async Task<int> CodeOfAsync(Func<Task> act) => (await Assert.ThrowsAsync<AgentException>(act))!.Error.Code;
}
