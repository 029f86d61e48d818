using LunaVideoAgent.Cluster.Tests.Support;

namespace LunaVideoAgent.Cluster.Tests.Storage;

internal sealed class WrittenFilesTests
{
    [Test]
    public async Task An_agent_with_networks_writes_to_its_folder_of_data_and_no_library_leaves_anything_elsewhere()
    {
        var folder = Directory.CreateTempSubdirectory("luna-written-");
        await using (var agent = await WholeAgent.StartAsync(folder.FullName))
        {
            Assert.That(agent.Process.Output, Does.Contain("detect-nanodet-g runs on Cpu"));
        }

        var files = folder.EnumerateFiles("*", SearchOption.AllDirectories);
        var written = files.Select(file => Path.GetRelativePath(folder.FullName, file.FullName)).ToList();

        Assert.That(written, Is.Not.Empty.And.All.StartsWith("data/"));
        folder.Delete(recursive: true);
    }
}
