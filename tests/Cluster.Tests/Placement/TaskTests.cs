using LunaVideoAgent.Cluster.Tests.Support;
using LunaVideoAgent.Grains.Abstractions;
using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Errors;
using LunaVideoAgent.Grains.Abstractions.Tasks;
using LunaVideoAgent.Grains.Abstractions.VideoSdk;

namespace LunaVideoAgent.Cluster.Tests.Placement;

internal sealed class TaskTests
{
    private ModelFolder _models = null!;

    [SetUp]
    public void MakeFolder() => _models = new ModelFolder();

    [TearDown]
    public void DeleteFolder() => _models.Dispose();

    [Test]
    public async Task A_task_runs_only_where_its_model_is_and_waits_while_nobody_has_it()
    {
        await using var cluster = await ClusterUnderTest.StartAsync(silos: 1, "--Tasks:MaxActive", "1");
        var bare = cluster.Silos.Single();
        var able = await _models.AddSiloAsync(cluster);

        var tasks = await CreateAsync(cluster, 3, Detection());
        Assert.That(await tasks[0].OwnerAsync(), Is.EqualTo(able));
        await cluster.KillAsync(able);
        await cluster.BeReachableAsync();

        var other = (await CreateAsync(cluster, 1)).Single();
        Assert.That(await other.OwnerAsync(), Is.EqualTo(bare));
        await other.DoneAsync();
        Assert.That(
            await Task.WhenAll(tasks.Skip(1).Select(task => task.StatusAsync())),
            Is.All.EqualTo(VideoTaskStatus.Pending),
            "they wait, and keep none waiting");

        var next = await _models.AddSiloAsync(cluster);
        await Task.WhenAll(tasks.Select(task => task.DoneAsync()));
        Assert.That(await Task.WhenAll(tasks.Select(task => LastOwnerAsync(cluster, task))), Is.All.EqualTo(next));
    }

    [Test]
    public async Task Tasks_without_a_model_run_on_all_silos_as_many_on_each()
    {
        await using var cluster = await ClusterUnderTest.StartAsync(silos: 1);
        await _models.AddSiloAsync(cluster);

        await CreateAsync(cluster, 4);
        var leases = await cluster.RunningAsync(4);

        var counts = leases.Values.CountBy(cluster.OwnerOf).ToDictionary();
        Assert.That(counts.Values, Is.EqualTo([2, 2]));
    }

    [Test]
    public async Task A_task_whose_model_no_silo_has_is_refused()
    {
        await using var cluster = await ClusterUnderTest.StartAsync(silos: 1);
        await _models.AddSiloAsync(cluster);

        var fault = await Assert.ThrowsAsync<AgentException>(() => CreateAsync(cluster, 1, Detection("nothing")));

        Assert.That(fault.Error.Code, Is.EqualTo(AgentErrorCodes.InvalidBody));
        Assert.That(fault.Error.Detail, Does.Contain("analytics.0.parameters.model"));
    }

    [Test]
    public async Task Whoever_waits_for_a_video_is_served_by_a_silo_that_has_the_model_and_a_place()
    {
        await using var cluster = await ClusterUnderTest.StartAsync(silos: 1, "--Pipeline:VideosInFlight", "1");
        await _models.AddSiloAsync(cluster);

        for (var i = 0; i < 4; i++)
        {
            var found = await AnalyseAsync(cluster, Detection());
            Assert.That(found!.Analytics.Single().Error, Is.Null);
        }

        Assert.That((await AtOnceAsync(cluster, 2, TaskUnderTest.PeopleCount())).Count(one => one is null), Is.Zero, "one each");
        Assert.That((await AtOnceAsync(cluster, 3, TaskUnderTest.PeopleCount())).Count(one => one is null), Is.EqualTo(1), "one too many");
        Assert.That((await AtOnceAsync(cluster, 2, Detection())).Count(one => one is null), Is.EqualTo(1), "one too many for the one");
        var fault = await Assert.ThrowsAsync<AgentException>(() => AnalyseAsync(cluster, Detection("nothing")));
        Assert.That(fault.Error.Code, Is.EqualTo(AgentErrorCodes.InvalidBody));
    }

    // One after the other, so that the first is the oldest.
    private static async Task<IReadOnlyList<TaskUnderTest>> CreateAsync(
        ClusterUnderTest cluster, int count, params AnalyticSettings[] analytics)
    {
        var tasks = new List<TaskUnderTest>();

        while (tasks.Count < count)
        {
            tasks.Add(await TaskUnderTest.CreateAsync(cluster, analytics));
        }

        return tasks;
    }

    private static Task<VideoResult?[]> AtOnceAsync(ClusterUnderTest cluster, int count, AnalyticSettings analytic) =>
        Task.WhenAll(Enumerable.Range(0, count).Select(_ => AnalyseAsync(cluster, analytic)));

    // Null: there was no place for it.
    private static async Task<VideoResult?> AnalyseAsync(ClusterUnderTest cluster, AnalyticSettings analytic)
    {
        try
        {
            return await cluster.Grains.VideoSdk().AnalyseAsync(TaskUnderTest.Video(), [analytic], CancellationToken.None);
        }
        catch (AgentException busy) when (busy.Error.Code == AgentErrorCodes.Busy)
        {
            return null;
        }
    }

    // The lease of a task that ended is released, and its row stays.
    private static async Task<SiloProcess> LastOwnerAsync(ClusterUnderTest cluster, TaskUnderTest task)
    {
        var owner = await cluster.Database.ScalarAsync<string>(
            "select owner from leases where stream_id = @TaskId", new { task.TaskId });
        return cluster.Silos.Single(silo => owner!.StartsWith(silo.OwnerPrefix, StringComparison.Ordinal));
    }

    private static AnalyticSettings Detection(string model = ModelFolder.Model) => new()
    {
        Name = AnalyticNames.ObjectDetection,
        Parameters = new ObjectDetectionParameters { Model = model, Rate = new FrameRateSettings(1, FrameRateUnit.Frame) },
    };
}
