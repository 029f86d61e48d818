using LunaVideoAgent.Cluster.Tests.Support;
using LunaVideoAgent.Grains.Abstractions.Streams;

namespace LunaVideoAgent.Cluster.Tests.Moving;

internal sealed class CountedFileTests
{
    [Test]
    public async Task The_counts_of_a_file_are_the_same_with_and_without_a_move_in_the_middle()
    {
        // The networks see people only in a larger picture than the other tests need.
        await using var cluster = await ClusterUnderTest.StartAsync(silos: 2, "--Inference:InputSides:detect-nanodet-g", "320");
        var undisturbed = await ReadAsync(cluster, moves: false);
        var moved = await ReadAsync(cluster, moves: true);

        Assert.That(moved.Select(item => item.Epoch).Distinct(), Is.EqualTo([1, 2]));
        Assert.That(moved.SelectMany(Count), Is.EqualTo(undisturbed.SelectMany(Count)), "Each frame once, with the people in it.");
        Assert.That(moved.SelectMany(Events), Is.EqualTo(undisturbed.SelectMany(Events)).And.Not.Empty, "Open events go on.");
    }

    private static async Task<IReadOnlyList<SeenItem>> ReadAsync(ClusterUnderTest cluster, bool moves)
    {
        var streamId = (await cluster.CreateStreamsAsync(1, StreamSample.File())).Single();
        await using var watch = StreamWatch.Of(cluster, [streamId]).Single();
        await watch.SeesAsync(frames: 100);

        if (moves)
        {
            var owner = cluster.OwnerOf((await cluster.RunningAsync(1)).Values.Single());
            await owner.TerminateAsync();
            cluster.Forget(owner);
        }

        await Eventually.IsAsync(() => Task.FromResult(watch.Items[^1].Status), StreamStatus.Done, seconds: 90, "the last status");
        return watch.Items;
    }

    private static string[] Count(SeenItem item) =>
        item.Frame is { } frame ? [FormattableString.Invariant($"{frame.TimeOffset:0.000} {frame.PeopleCount}")] : [];

    private static IEnumerable<string> Events(SeenItem item) => item.Events.Select(one => FormattableString.Invariant(
        $"{one.Status} {one.Segment.StartSeconds:0.000}-{one.Segment.EndSeconds:0.000} {one.PeopleCount} {one.Frames.Count}"));
}
