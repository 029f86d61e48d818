using LunaVideoAgent.Gateway.Tests.Support;
using LunaVideoAgent.Grains.Abstractions;
using LunaVideoAgent.Grains.Abstractions.Errors;
using NSubstitute;

namespace LunaVideoAgent.Gateway.Tests.Agent;

internal sealed class AgentEndpointsTests
{
    private static readonly string SiloJson =
        """
        {"agent_id":"0198c0de-0000-5000-8000-00000000000a","name":"silo-1","address":"10.0.0.1:11111",
        "start_time":"2026-01-02T03:04:05Z","analytics":["people_count"],
        "streams":{"max_stream_count":8,"in_progress":["0198c0de-0000-7000-8000-000000000001"]},"groups":["north"]}
        """.ReplaceLineEndings("");

    private static readonly AgentSnapshot Silo = new()
    {
        AgentId = new Guid("0198c0de-0000-5000-8000-00000000000a"),
        Name = "silo-1",
        Address = "10.0.0.1:11111",
        StartTime = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
        Slots = 8,
        Analytics = ["people_count"],
        Groups = ["north"],
        StreamsInProgress = [Snapshots.StreamId],
    };

    [TestCase("/2/agent/info")]
    [TestCase("/1/agent/info")]
    [TestCase("/agent/info")]
    public async Task The_agent_tells_what_it_runs(string url)
    {
        await using var api = await TestApi.StartAsync();
        api.Agent.GetInfoAsync(default).ReturnsForAnyArgs(
            new AgentInfo(new Dictionary<string, int> { ["people_count"] = 2 }, MaxStreamCount: 8, [Snapshots.StreamId])
            {
                Targets = new Dictionary<string, IReadOnlyList<string>> { ["people_count"] = ["overview"] },
                MissingTargets = new Dictionary<string, IReadOnlyList<string>> { ["people_count"] = ["mood"] },
            });

        var response = await api.GetAsync(url);

        Assert.That(await response.Content.ReadAsStringAsync(), Is.EqualTo(
            """
            {"agent_id":null,"analytics":[{"analytic_name":"people_count","version":2,
            "targets":["overview"],"unavailable_targets":["mood"]}],
            "streams":{"max_stream_count":8,"in_progress":["0198c0de-0000-7000-8000-000000000001"]},"groups":[]}
            """.ReplaceLineEndings("")));
    }

    [Test]
    public async Task The_groups_of_all_silos_are_those_of_the_agent()
    {
        await using var api = await TestApi.StartAsync();
        api.Agent.GetInfoAsync(default).ReturnsForAnyArgs(
            new AgentInfo(new Dictionary<string, int>(), MaxStreamCount: 8, []) { Groups = ["north", "south"] });

        var body = await (await api.GetAsync("/2/agent/info")).JsonAsync();

        Assert.That(body["groups"]!.AsArray().Select(group => group!.GetValue<string>()), Is.EqualTo(["north", "south"]));
    }

    [Test]
    public async Task Each_silo_of_a_cluster_is_shown_as_an_agent()
    {
        await using var api = await TestApi.StartAsync();
        api.Agent.ListAsync(default).ReturnsForAnyArgs([Silo]);

        var response = await api.GetAsync("/2/agents");

        Assert.That(await response.Content.ReadAsStringAsync(), Is.EqualTo($$"""{"agents":[{{SiloJson}}]}"""));
    }

    [Test]
    public async Task A_stream_tells_which_agent_runs_it()
    {
        await using var api = await TestApi.StartAsync();
        api.Agent.GetByStreamAsync(Snapshots.StreamId, null, Arg.Any<CancellationToken>()).Returns(Silo);

        var response = await api.GetAsync($"/2/streams/{Snapshots.StreamId}/agent");

        Assert.That(await response.Content.ReadAsStringAsync(), Is.EqualTo(SiloJson));
    }

    [Test]
    public async Task A_stream_that_nobody_runs_has_no_agent()
    {
        await using var api = await TestApi.StartAsync();
        api.Agent.GetByStreamAsync(default, default, default)
            .ReturnsForAnyArgs<AgentSnapshot>(_ => throw AgentErrors.StreamNotProcessed(Snapshots.StreamId));

        var refusal = await api.GetAsync($"/2/streams/{Snapshots.StreamId}/agent").RefusalAsync();

        Assert.That((refusal.Status, refusal.Code), Is.EqualTo((409, AgentErrorCodes.StreamNotProcessed)));
    }
}
