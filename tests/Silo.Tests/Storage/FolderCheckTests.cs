using LunaVideoAgent.Silo.Storage;

namespace LunaVideoAgent.Silo.Tests.Storage;

internal sealed class FolderCheckTests
{
    private DirectoryInfo _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("luna-folder-");

    [TearDown]
    public void RemoveFolder() => _folder.Delete(recursive: true);

    [Test]
    public async Task A_folder_that_can_be_written_is_well_and_is_left_as_it_was()
    {
        await FolderCheck.RequireAsync(_folder.FullName, 0, CancellationToken.None);

        Assert.That(_folder.EnumerateFileSystemInfos(), Is.Empty);
    }

    [Test]
    public async Task A_folder_that_is_not_there_yet_is_made()
    {
        var folder = Path.Combine(_folder.FullName, "a", "b");

        await FolderCheck.RequireAsync(folder, 0, CancellationToken.None);

        Assert.That(Directory.Exists(folder), Is.True);
    }

    [Test]
    public void A_file_where_the_folder_should_be_is_told()
    {
        var path = Path.Combine(_folder.FullName, "file");
        File.WriteAllText(path, "");

        Assert.That(() => FolderCheck.RequireAsync(path, 0, CancellationToken.None), Throws.InstanceOf<IOException>());
    }

    [Test]
    public void A_disk_without_the_room_that_is_asked_for_is_told() => Assert.That(
        () => FolderCheck.RequireAsync(_folder.FullName, long.MaxValue, CancellationToken.None),
        Throws.InstanceOf<IOException>());
}
