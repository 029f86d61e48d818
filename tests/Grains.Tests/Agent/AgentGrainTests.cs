using LunaVideoAgent.Grains.Abstractions;
using LunaVideoAgent.Grains.Abstractions.Streams;
using LunaVideoAgent.Grains.Tests.Support;

namespace LunaVideoAgent.Grains.Tests.Agent;

[TestFixture]
internal sealed class AgentGrainTests
{
    [Test]
    public async Task It_tells_its_analytics_its_slots_and_what_runs_in_them()
    {
        await using var cluster = await StreamCluster.StartAsync(new FakeSource().PlaysThenStalls(3), new FakeDetector(_ => 1), slots: 7);
        var streamId = await cluster.CreateAsync(PipelineBench.Camera);
        Assert.That(() => cluster.StatusOf(streamId), Is.EqualTo(StreamStatus.InProgress).After(StreamCluster.Patience, 20));

        var info = await cluster.Grains.Agent().GetInfoAsync(CancellationToken.None);

        Assert.That(info.Analytics["people_count"], Is.EqualTo(2));
        Assert.That(info.MaxStreamCount, Is.EqualTo(7));
        Assert.That(info.StreamsInProgress, Is.EqualTo([streamId]));
    }
}
