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
    public async Task A_folder_that_can_be_written_is_well_and_is_left_as_it_was()
    {
        await Probe(_folder.FullName, minFreeBytes: 0).CheckAsync(CancellationToken.None);

        Assert.That(_folder.EnumerateFileSystemInfos(), Is.Empty);
    }

    [Test]
    public async Task A_folder_that_is_not_there_yet_is_made()
    {
        var folder = Path.Combine(_folder.FullName, "a", "b");

        await Probe(folder, minFreeBytes: 0).CheckAsync(CancellationToken.None);

        Assert.That(Directory.Exists(folder), Is.True);
    }

    [Test]
    public void A_file_where_the_folder_should_be_is_told()
    {
        var path = Path.Combine(_folder.FullName, "file");
        File.WriteAllText(path, "");

        Assert.That(() => Probe(path, minFreeBytes: 0).CheckAsync(CancellationToken.None), Throws.InstanceOf<IOException>());
    }

    [Test]
    public void A_disk_without_the_room_that_is_asked_for_is_told()
    {
        var probe = Probe(_folder.FullName, minFreeBytes: long.MaxValue);

        Assert.That(() => probe.CheckAsync(CancellationToken.None), Throws.InstanceOf<IOException>());
    }

    [TestCase(null)]
    [TestCase("")]
    public async Task Where_uploads_are_off_nothing_is_asked_for(string? folder) =>
        await Probe(folder, minFreeBytes: long.MaxValue).CheckAsync(CancellationToken.None);

    private static UploadFolderProbe Probe(string? folder, long minFreeBytes) =>
        new(Options.Create(new UploadOptions { Folder = folder, MinFreeBytes = minFreeBytes }));
}
