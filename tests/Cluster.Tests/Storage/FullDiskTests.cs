using System.Text.Json;
using LunaVideoAgent.Cluster.Tests.Support;
using LunaVideoAgent.Grains.Abstractions.Streams;
using LunaVideoAgent.Grains.Abstractions.Tasks;
using LunaVideoAgent.TestSupport.Web;

namespace LunaVideoAgent.Cluster.Tests.Storage;

internal sealed class FullDiskTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Test]
    public async Task Pictures_that_find_no_room_are_told_of_and_left_out_and_come_again_when_there_is_room()
    {
        using var disk = SmallDisk.Mount(megabytes: 16);
        await using var agent = await WholeAgent.StartAsync(disk.Path, "--Images:MinFreeBytes", "4000000");
        var (created, stream) = await agent.PostAsync("/2/streams", Camera());
        Assert.That(created, Is.EqualTo(201), $"{stream}");
        await Eventually.Async(() => Task.FromResult(Pictures(disk) > 2), Patience, () => $"no picture: {agent.Process.Output}");

        // Room for the database is left, and none for pictures.
        var most = new DriveInfo(disk.Path).AvailableFreeSpace - 3_000_000;
        await File.WriteAllBytesAsync(Path.Combine(disk.Path, "most"), new byte[most]);
        await Eventually.Async(
            () => Task.FromResult(agent.Process.Output.Contains("bytes are free at", StringComparison.Ordinal)),
            Patience,
            () => "nothing is said of the full disk");
        var (before, frames) = (Pictures(disk), await FramesAsync(agent, stream));
        await Eventually.Async(async () => await FramesAsync(agent, stream) > frames + 20, Patience, () => "the stream stands still");
        Assert.That(Pictures(disk), Is.EqualTo(before));

        File.Delete(Path.Combine(disk.Path, "most"));
        await Eventually.Async(() => Task.FromResult(Pictures(disk) > before), Patience, () => "no picture since");
    }

    [Test]
    public async Task A_download_that_finds_no_room_ends_its_stream_with_the_reason_and_nothing_else()
    {
        using var disk = SmallDisk.Mount(megabytes: 8);
        var folder = Directory.CreateTempSubdirectory("luna-large-");
        await File.WriteAllBytesAsync(Path.Combine(folder.FullName, "large.mp4"), new byte[12_000_000]);
        await using var web = new FakeWebServer(folder.FullName);
        await using var agent = await WholeAgent.StartAsync(disk.Path);

        var (_, large) = await agent.PostAsync("/2/streams", Download($"{web.Url}large.mp4"));
        await Eventually.IsAsync(() => StatusAsync(agent, large), (int)StreamStatus.Failure, seconds: 60, "the status of the stream");

        var failed = await agent.GetAsync($"/2/streams/{IdOf(large)}");
        Assert.That(failed.GetProperty("last_error").GetString(), Does.Contain("does not fit on this machine's disk"));
        Assert.That(Directory.GetFiles(Path.Combine(disk.Path, "temporary"), "*.tmp"), Is.Empty);
        var (created, camera) = await agent.PostAsync("/2/streams", Camera());
        Assert.That(created, Is.EqualTo(201));
        await Eventually.IsAsync(() => StatusAsync(agent, camera), (int)StreamStatus.InProgress, seconds: 30, "the status of the camera");
        folder.Delete(recursive: true);
    }

    [Test]
    public async Task While_the_disk_of_the_database_is_full_nothing_is_accepted_and_afterwards_a_task_goes_on()
    {
        using var disk = SmallDisk.Mount(megabytes: 16);
        await using var agent = await WholeAgent.StartAsync(disk.Path, "--Tasks:SegmentLength", "00:00:04");
        var (accepted, task) = await agent.PostAsync("/1/videosdk", Deferred());
        Assert.That(accepted, Is.EqualTo(202), $"{task}");
        var url = task.GetProperty("url").GetString()!;
        await Eventually.Async(async () => await ProgressAsync(agent, url) > 0.1, Patience, () => "the task does not begin");

        disk.Fill();
        var (refused, error) = await agent.PostAsync("/2/streams", Camera());
        Assert.That(refused, Is.EqualTo(503), $"{error}");
        Assert.That(agent.Process.Output, Does.Contain("disk is full"), "the log says why");

        disk.Free();
        await Eventually.IsAsync(
            async () => (await agent.GetAsync(url)).GetProperty("status").GetInt32(), (int)VideoTaskStatus.Done, seconds: 120, "the task");
        var result = await agent.GetAsync($"{url}/result");
        Assert.That($"{result}", Does.Contain("people_count"));
        var (created, _) = await agent.PostAsync("/2/streams", Camera());
        Assert.That(created, Is.EqualTo(201));
    }

    private static object Camera() => new
    {
        data = new { reference = TestClip.FilePath, type = "stream", eof_retry = new { attempt_count = 1000, delay = 0 } },
        analytics = new[]
        {
            new
            {
                analytic_name = "people_count",
                parameters = new
                {
                    targets = new[] { "overview" },
                    parameters = new
                    {
                        people_count_threshold = 0,
                        probe_count = 1,
                        rate = new { period = 5, unit = "frame" },
                        event_policy = new { trigger = "period", interval = 1 },
                    },
                },
            },
        },
    };

    private static object Download(string url) => new
    {
        data = new { reference = url, type = "videofile", downloadable = true },
        analytics = new[] { new { analytic_name = "people_count" } },
        autorestart = new { restart = 0 },
    };

    private static object Deferred() => new
    {
        deferred_task = new { enable = 1 },
        video = new { url = TestClip.ForTasksPath },
        analytics = new[]
        {
            new
            {
                name = "people_count",
                parameters = new { parameters = new { people_count_threshold = 1, rate = new { period = 1, unit = "frame" } } },
            },
        },
    };

    private static int Pictures(SmallDisk disk) =>
        Directory.Exists(Path.Combine(disk.Path, "data", "images"))
            ? Directory.GetFiles(Path.Combine(disk.Path, "data", "images"), "*.json", SearchOption.AllDirectories).Length
            : 0;

    private static string IdOf(JsonElement stream) => stream.GetProperty("stream_id").GetString()!;

    private static async Task<int> StatusAsync(WholeAgent agent, JsonElement stream) =>
        (await agent.GetAsync($"/2/streams/{IdOf(stream)}")).GetProperty("status").GetInt32();

    private static async Task<double> ProgressAsync(WholeAgent agent, string url) =>
        (await agent.GetAsync(url)).GetProperty("progress").GetDouble();

    private static async Task<long> FramesAsync(WholeAgent agent, JsonElement stream)
    {
        var statistics = await agent.GetAsync($"/2/streams/statistics?stream_ids={IdOf(stream)}");
        return statistics.GetProperty("statistics").EnumerateArray().Sum(one => one.GetProperty("frames_analysed").GetInt64());
    }
}
