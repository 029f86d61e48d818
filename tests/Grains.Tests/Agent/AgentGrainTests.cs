using LunaVideoAgent.Grains.Abstractions;
using LunaVideoAgent.Grains.Abstractions.Errors;
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

        var agent = await cluster.Grains.Agent().GetByStreamAsync(streamId, accountId: null, CancellationToken.None);
        var agents = await cluster.Grains.Agent().ListAsync(CancellationToken.None);
        Assert.That((agent.Slots, agent.StreamsInProgress), Is.EqualTo((7, new[] { streamId })));
        Assert.That(agents.Select(one => one.AgentId), Is.EqualTo([agent.AgentId]));
    }

    [Test]
    public async Task A_stream_that_is_not_there_or_not_processed_has_no_agent()
    {
        await using var cluster = await StreamCluster.StartAsync(new FakeSource().PlaysThenStalls(3), new FakeDetector(_ => 1), slots: 1);
        var running = await cluster.CreateAsync(PipelineBench.Camera);
        Assert.That(() => cluster.StatusOf(running), Is.EqualTo(StreamStatus.InProgress).After(StreamCluster.Patience, 20));
        var waiting = await cluster.CreateAsync(PipelineBench.Camera);

        var unknown = await Assert.ThrowsAsync<AgentException>(() => AgentOfAsync(cluster, Guid.NewGuid()));
        var idle = await Assert.ThrowsAsync<AgentException>(() => AgentOfAsync(cluster, waiting));

        Assert.That(
            (unknown!.Error.Code, idle!.Error.Code), Is.EqualTo((AgentErrorCodes.StreamNotFound, AgentErrorCodes.StreamNotProcessed)));
    }

    private static Task<AgentSnapshot> AgentOfAsync(StreamCluster cluster, Guid streamId) =>
        cluster.Grains.Agent().GetByStreamAsync(streamId, accountId: null, CancellationToken.None);
}
