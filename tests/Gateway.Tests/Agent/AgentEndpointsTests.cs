using LunaVideoAgent.Gateway.Tests.Support;
using LunaVideoAgent.Grains.Abstractions;
using NSubstitute;

namespace LunaVideoAgent.Gateway.Tests.Agent;

internal sealed class AgentEndpointsTests
{
    [TestCase("/2/agent/info")]
    [TestCase("/1/agent/info")]
    [TestCase("/agent/info")]
    public async Task The_agent_tells_what_it_runs(string url)
    {
        await using var api = await TestApi.StartAsync();
        api.Agent.GetInfoAsync(default).ReturnsForAnyArgs(
            new AgentInfo(new Dictionary<string, int> { ["people_count"] = 2 }, MaxStreamCount: 8, [Snapshots.StreamId]));

        var response = await api.GetAsync(url);

        Assert.That(await response.Content.ReadAsStringAsync(), Is.EqualTo(
            """
            {"agent_id":null,"analytics":[{"analytic_name":"people_count","version":2}],
            "streams":{"max_stream_count":8,"in_progress":["0198c0de-0000-7000-8000-000000000001"]},"groups":[]}
            """.ReplaceLineEndings("")));
    }
}
