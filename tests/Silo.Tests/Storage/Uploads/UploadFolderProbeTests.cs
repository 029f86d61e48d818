using LunaVideoAgent.Grains.Uploads;
using LunaVideoAgent.Silo.Storage.Uploads;
using Microsoft.Extensions.Options;

namespace LunaVideoAgent.Silo.Tests.Storage.Uploads;

internal sealed class UploadFolderProbeTests
{
    private DirectoryInfo _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("luna-uploads-");

    [TearDown]
    public void RemoveFolder() => _folder.Delete(recursive: true);

    [Test]
    public async Task Its_own_folder_and_room_are_asked_for()
    {
        var folder = Path.Combine(_folder.FullName, "its-own");

        await Probe(folder, minFreeBytes: 0).CheckAsync(CancellationToken.None);

        Assert.That(Directory.Exists(folder), Is.True);
        await Assert.ThatAsync(
            () => Probe(folder, minFreeBytes: long.MaxValue).CheckAsync(CancellationToken.None), Throws.InstanceOf<IOException>());
    }

    [TestCase(null)]
    [TestCase("")]
    public async Task Where_uploads_are_off_nothing_is_asked_for(string? folder) =>
        await Probe(folder, minFreeBytes: long.MaxValue).CheckAsync(CancellationToken.None);

    private static UploadFolderProbe Probe(string? folder, long minFreeBytes) =>
        new(Options.Create(new UploadOptions { Folder = folder, MinFreeBytes = minFreeBytes }));
}
