using LunaVideoAgent.Silo.Storage.Images;
using Microsoft.Extensions.Options;

namespace LunaVideoAgent.Silo.Tests.Storage.Images;

internal sealed class ImageFolderProbeTests
{
    private DirectoryInfo _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("luna-images-");

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

    private static ImageFolderProbe Probe(string folder, long minFreeBytes) =>
        new(Options.Create(new ImageStoreOptions { Folder = folder, MinFreeBytes = minFreeBytes }));
}
