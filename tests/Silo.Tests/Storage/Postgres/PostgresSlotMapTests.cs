using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Ownership;
using LunaVideoAgent.Silo.Storage.Postgres;
using LunaVideoAgent.Silo.Tests.Support;

namespace LunaVideoAgent.Silo.Tests.Storage.Postgres;

internal sealed class PostgresSlotMapTests
{
    private PostgresTestDatabase _database = null!;

    private PostgresSlotMap Map => new(_database.Database);

    [SetUp]
    public async Task StartAsync()
    {
        _database = new PostgresTestDatabase();
        await _database.StartAsync();
    }

    [TearDown]
    public async Task StopAsync() => await _database.DisposeAsync();

    [Test]
    public async Task The_least_loaded_silo_is_chosen()
    {
        var busy = await _database.JoinAsync(slots: 4);
        var free = await _database.JoinAsync(slots: 4);
        await _database.RunAsync(busy);

        Assert.That(await ChooseAsync(await NewAsync(), busy, free), Is.EqualTo(free));
    }

    [Test]
    public async Task Load_is_a_share_of_the_slots()
    {
        var small = await _database.JoinAsync(slots: 2);
        var large = await _database.JoinAsync(slots: 8);
        await _database.RunAsync(small);
        await _database.RunAsync(large);
        await _database.RunAsync(large);

        Assert.That(await ChooseAsync(await NewAsync(), small, large), Is.EqualTo(large));
    }

    [Test]
    public async Task A_silo_without_a_free_slot_is_not_chosen()
    {
        var full = await _database.JoinAsync(slots: 1);
        await _database.RunAsync(full);

        Assert.That(await ChooseAsync(await NewAsync(), full), Is.Null);
    }

    [Test]
    public async Task What_was_placed_a_moment_ago_counts()
    {
        var silo = await _database.JoinAsync(slots: 1);
        PlacedWork[] underway = [new(await NewAsync(), MembershipSample.SiloOf(silo))];

        Assert.That(await ChooseAsync(await NewAsync(), underway, silo), Is.Null);
        Assert.That(await ChooseAsync(underway[0].WorkId, underway, silo), Is.EqualTo(silo));
    }

    [Test]
    public async Task A_silo_that_does_not_know_the_analytic_is_not_chosen()
    {
        var silo = await _database.JoinAsync(slots: 1, [AnalyticNames.Zone]);

        Assert.That(await ChooseAsync(await NewAsync(), silo), Is.Null);
    }

    [Test]
    public async Task A_reserved_silo_takes_its_groups_first_and_no_others()
    {
        var reserved = await _database.JoinAsync(slots: 4, groups: ["north", "east"]);
        var common = await _database.JoinAsync(slots: 4);
        await _database.RunAsync(reserved);

        Assert.That(await ChooseAsync(await NewAsync("east"), reserved, common), Is.EqualTo(reserved));
        Assert.That(await ChooseAsync(await NewAsync("south"), reserved, common), Is.EqualTo(common));
        Assert.That(await ChooseAsync(await NewAsync(), reserved), Is.Null);
    }

    [Test]
    public async Task A_dead_silo_is_not_chosen()
    {
        var dead = await _database.JoinAsync(slots: 4);
        await _database.VanishAsync(dead);

        Assert.That(await ChooseAsync(await NewAsync(), dead), Is.Null);
        Assert.That(await Map.CountFreeAsync(CancellationToken.None), Is.Zero);
    }

    [Test]
    public async Task A_retired_silo_offers_nothing_and_keeps_what_it_runs()
    {
        var silo = await _database.JoinAsync(slots: 4);
        await _database.RunAsync(silo);
        Assert.That(await Map.CountFreeAsync(CancellationToken.None), Is.EqualTo(3));

        await Map.RetireAsync(silo, CancellationToken.None);

        Assert.That(await Map.CountFreeAsync(CancellationToken.None), Is.Zero);
        Assert.That(await ChooseAsync(await NewAsync(), silo), Is.Null);
    }

    private async Task<Guid> NewAsync(string? group = null) =>
        (await _database.CreateAsync(Sample.Settings() with { Groups = group is null ? null : [group] })).StreamId;

    private Task<LeaseOwner?> ChooseAsync(Guid workId, params LeaseOwner[] candidates) => ChooseAsync(workId, [], candidates);

    private async Task<LeaseOwner?> ChooseAsync(Guid workId, PlacedWork[] underway, params LeaseOwner[] candidates)
    {
        var silos = candidates.Select(MembershipSample.SiloOf).ToList();
        return await Map.ChooseAsync(workId, silos, underway, CancellationToken.None) is { } silo ? LeaseOwner.Of(silo) : null;
    }
}
