using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Silo.Storage.Postgres;
using LunaVideoAgent.Silo.Tests.Support;

namespace LunaVideoAgent.Silo.Tests.Storage.Postgres;

internal sealed class PostgresAgentMapTests
{
    private PostgresTestDatabase _database = null!;

    private PostgresAgentMap Map => new(_database.Database);

    [SetUp]
    public async Task StartAsync()
    {
        _database = new PostgresTestDatabase();
        await _database.StartAsync();
    }

    [TearDown]
    public async Task StopAsync() => await _database.DisposeAsync();

    [Test]
    public async Task A_silo_is_listed_with_what_it_offers_and_runs()
    {
        var owner = await _database.JoinAsync(slots: 4, [AnalyticNames.PeopleCount, AnalyticNames.Zone], groups: ["north"]);
        var running = (await _database.RunAsync(owner)).StreamId;

        var agent = (await Map.ListAsync(CancellationToken.None)).Single();

        Assert.That((agent.Name, agent.Address, agent.Slots), Is.EqualTo(("silo", "10.0.0.1:11111", 4)));
        Assert.That(agent.Analytics, Is.EqualTo([AnalyticNames.PeopleCount, AnalyticNames.Zone]));
        Assert.That(agent.Groups, Is.EqualTo(["north"]));
        Assert.That(agent.StreamsInProgress, Is.EqualTo([running]));
    }

    [Test]
    public async Task Two_runs_of_a_silo_are_two_agents()
    {
        await _database.JoinAsync(slots: 1);
        await _database.JoinAsync(slots: 1);

        var agents = await Map.ListAsync(CancellationToken.None);

        Assert.That(agents.Select(agent => agent.AgentId).Distinct().Count(), Is.EqualTo(2));
    }

    [Test]
    public async Task A_dead_silo_is_no_agent()
    {
        var owner = await _database.JoinAsync(slots: 4);
        var streamId = (await _database.RunAsync(owner)).StreamId;
        await _database.VanishAsync(owner);

        Assert.That(await Map.ListAsync(CancellationToken.None), Is.Empty);
        Assert.That(await Map.FindByStreamAsync(streamId, CancellationToken.None), Is.Null);
    }

    [Test]
    public async Task A_stream_leads_to_the_agent_that_runs_it()
    {
        await _database.JoinAsync(slots: 4);
        var owner = await _database.JoinAsync(slots: 5);
        var streamId = (await _database.RunAsync(owner)).StreamId;

        var agent = await Map.FindByStreamAsync(streamId, CancellationToken.None);

        Assert.That(agent!.Slots, Is.EqualTo(5));
        Assert.That(agent.StreamsInProgress, Is.EqualTo([streamId]));
    }

    [Test]
    public async Task A_stream_that_nobody_runs_leads_nowhere()
    {
        var owner = await _database.JoinAsync(slots: 4);
        var released = await _database.RunAsync(owner);
        await _database.Leases.ReleaseAsync(released, Sample.Time, CancellationToken.None);

        Assert.That(await Map.FindByStreamAsync(released.StreamId, CancellationToken.None), Is.Null);
        Assert.That(await Map.FindByStreamAsync(Guid.NewGuid(), CancellationToken.None), Is.Null);
    }

    [Test]
    public async Task Agents_of_another_cluster_are_not_listed()
    {
        await _database.JoinAsync(slots: 4);
        var elsewhere = new PostgresAgentMap(new PostgresDatabase(_database.Source, "other", LeaseClock.Server));

        Assert.That(await elsewhere.ListAsync(CancellationToken.None), Is.Empty);
    }
}
