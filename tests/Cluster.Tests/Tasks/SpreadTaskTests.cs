using LunaVideoAgent.Cluster.Tests.Support;

namespace LunaVideoAgent.Cluster.Tests.Tasks;

internal sealed class SpreadTaskTests
{
    // 79.5 seconds, cut at the first key frame behind each four.
    private const int Segments = 20;

    // The networks see people only in a larger picture than the other tests need.
    private static readonly string[] Detector = ["--Inference:InputSides:detect-nanodet-g", "320"];

    private static readonly string[] Cut =
    [
        .. Detector,
        "--Tasks:SegmentLength", "00:00:04",
        "--Tasks:ParallelSegments", "1",
        "--Logging:LogLevel:LunaVideoAgent.Grains.Segments", "Debug",
    ];

    private string _expected = null!;

    [OneTimeSetUp]
    public async Task ReadInOneGoAsync()
    {
        await using var cluster = await ClusterUnderTest.StartAsync(silos: 1, [.. Detector, "--Tasks:SegmentLength", "01:00:00"]);
        var task = await TaskUnderTest.CreateAsync(cluster);
        _expected = await task.EssenceAsync();
    }

    [Test]
    public async Task Silos_share_the_segments_of_a_task_and_find_what_one_finds_in_one_go()
    {
        await using var cluster = await ClusterUnderTest.StartAsync(silos: 3, Cut);
        var task = await TaskUnderTest.CreateAsync(cluster);
        var owner = await task.OwnerAsync();

        var found = await task.EssenceAsync();

        var done = TaskUnderTest.DoneBy(owner);
        await TestContext.Out.WriteLineAsync($"{done.Count} segments, {done.Count(one => one.Elsewhere)} of them by other silos");
        Assert.That(found, Is.EqualTo(_expected));
        Assert.That(found, Does.Contain("\"Image\":\"/9j/").Or.Contain("\"Image\":\"iVBOR"), "with pictures");
        Assert.That(done.Select(one => one.Segment).Order(), Is.EqualTo(Enumerable.Range(0, Segments)));
        Assert.That(done.Count(one => one.Elsewhere), Is.GreaterThan(Segments / 4));
    }

    [Test]
    public async Task A_helper_that_is_killed_costs_its_segment_only()
    {
        await using var cluster = await ClusterUnderTest.StartAsync(silos: 3, Cut);
        var task = await TaskUnderTest.CreateAsync(cluster);
        var owner = await task.OwnerAsync();
        var helper = cluster.Silos.First(silo => silo != owner);
        await HasBegunAsync(helper, 3);

        await cluster.KillAsync(helper);
        var found = await task.EssenceAsync();

        var done = TaskUnderTest.DoneBy(owner);
        Assert.That(found, Is.EqualTo(_expected));
        Assert.That(done.Select(one => one.Segment).Order(), Is.EqualTo(Enumerable.Range(0, Segments)), "each counted once");
        Assert.That(owner.Process.Output, Does.Contain("did not finish segment").And.Not.Contain("read again in one go"));
        Assert.That(await EpochAsync(cluster, task), Is.EqualTo(1), "The task stayed where it was.");
    }

    [Test]
    public async Task An_owner_that_is_killed_leaves_what_is_done_to_the_next_one()
    {
        await using var cluster = await ClusterUnderTest.StartAsync(silos: 3, Cut);
        var task = await TaskUnderTest.CreateAsync(cluster);
        var first = await task.OwnerAsync();
        await Eventually.Async(
            () => Task.FromResult(TaskUnderTest.DoneBy(first).Count >= 4), TimeSpan.FromSeconds(60), () => "too few segments are done");

        await cluster.KillAsync(first);
        var second = await task.OwnerAsync();
        var found = await task.EssenceAsync();

        var (before, after) = (TaskUnderTest.DoneBy(first), TaskUnderTest.DoneBy(second));
        await TestContext.Out.WriteLineAsync($"{before.Count} segments by the first owner, {after.Count} by the second");
        Assert.That(found, Is.EqualTo(_expected));
        Assert.That(await EpochAsync(cluster, task), Is.EqualTo(2));
        Assert.That(after.Select(one => one.Segment).Intersect(before.Select(one => one.Segment)), Is.Empty, "Nothing is done twice.");
        Assert.That(after, Has.Count.LessThan(Segments));
    }

    // In the middle of one: between two of them it has nothing to lose.
    private static Task HasBegunAsync(SiloProcess helper, int segments) => Eventually.Async(
        () => Task.FromResult(helper.Process.Output.Split("begins for silo").Length > segments),
        TimeSpan.FromSeconds(60),
        () => "the helper has too little to do");

    // The lease of a task that ended is released, and its row stays.
    private static Task<long> EpochAsync(ClusterUnderTest cluster, TaskUnderTest task) => cluster.Database.ScalarAsync<long>(
        "select epoch from leases where stream_id = @TaskId", new { task.TaskId });
}
