using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Analytics;
using LunaVideoAgent.Grains.Ownership;
using LunaVideoAgent.Silo.Storage;
using LunaVideoAgent.Silo.Storage.Postgres;
using LunaVideoAgent.Silo.Tests.Support;

namespace LunaVideoAgent.Silo.Tests.Storage.Postgres;

internal sealed class PostgresSlotMapTests
{
    private static readonly string[] Detection = [AnalyticNames.ObjectDetection];

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
    public async Task A_stream_goes_only_where_all_of_its_models_are()
    {
        var bare = await _database.JoinAsync(slots: 4, Detection);
        var one = await _database.JoinAsync(slots: 4, Detection, models: ["fire"]);
        var both = await _database.JoinAsync(slots: 4, Detection, models: ["fire", "smoke"]);

        Assert.That(await ChooseAsync(await NewDetectionAsync("fire", "smoke"), bare, one, both), Is.EqualTo(both));
        Assert.That(await ChooseAsync(await NewDetectionAsync("fire", "smoke"), bare, one), Is.Null);
        Assert.That(await ChooseAsync(await NewDetectionAsync("fire"), bare, one, both), Is.EqualTo(one), "it knows less");
        Assert.That(await ChooseAsync(await NewDetectionAsync([null]), bare, one, both), Is.EqualTo(bare));
    }

    [Test]
    public async Task A_silo_that_got_a_model_is_chosen_from_then_on()
    {
        var silo = await _database.JoinAsync(slots: 4, Detection);
        var stream = await NewDetectionAsync("fire");
        Assert.That(await ChooseAsync(stream, silo), Is.Null);

        await Map.AnnounceAsync(new SiloProfile(silo, 4, Detection, ["fire"], Groups: [], Version: "1"), CancellationToken.None);

        Assert.That(await ChooseAsync(stream, silo), Is.EqualTo(silo));
    }

    [Test]
    public async Task Other_settings_ask_for_other_models()
    {
        var silo = await _database.JoinAsync(slots: 4, Detection, models: ["fire"]);
        var streamId = await NewDetectionAsync("smoke");
        Assert.That(await ChooseAsync(streamId, silo), Is.Null);

        var stream = await _database.Streams.FindAsync(streamId, accountId: null, CancellationToken.None);
        var settings = stream!.Settings with { Analytics = [DetectionOf("fire")] };
        await _database.Streams.ReplaceAsync(streamId, stream.Version, settings, Sample.Time, CancellationToken.None);

        Assert.That(await ChooseAsync(streamId, silo), Is.EqualTo(silo));
    }

    [Test]
    public async Task A_stream_whose_model_nobody_has_does_not_keep_others_waiting()
    {
        var silo = await _database.JoinAsync(slots: 4, [.. Detection, AnalyticNames.PeopleCount]);
        await NewDetectionAsync("fire");
        var other = await NewAsync();

        var startable = await _database.Streams.ListStartableAsync(silo, Sample.Time, limit: 10, CancellationToken.None);

        Assert.That(startable, Is.EqualTo([other]));
    }

    [Test]
    public async Task A_silo_that_has_what_analytics_ask_for_is_found_though_it_is_full()
    {
        var bare = await _database.JoinAsync(slots: 1, Detection);
        var able = await _database.JoinAsync(slots: 1, [.. Detection, AnalyticNames.PeopleCount], models: ["fire"]);
        await _database.RunAsync(able);

        Assert.That(await ListAbleAsync(["fire"], bare, able), Is.EqualTo([able]));
        Assert.That(await ListAbleAsync(["fire"], bare), Is.Empty);
        Assert.That(await ListAbleAsync(["fire", "smoke"], bare, able), Is.Empty);

        await Map.RetireAsync(able, CancellationToken.None);
        Assert.That(await ListAbleAsync(["fire"], bare, able), Is.Empty, "it goes");
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
        Assert.That(await Map.CountFreeAsync(WorkKind.Stream, CancellationToken.None), Is.Zero);
    }

    [Test]
    public async Task A_retired_silo_offers_nothing_and_keeps_what_it_runs()
    {
        var silo = await _database.JoinAsync(slots: 4);
        await _database.RunAsync(silo);
        Assert.That(await Map.CountFreeAsync(WorkKind.Stream, CancellationToken.None), Is.EqualTo(3));

        await Map.RetireAsync(silo, CancellationToken.None);

        Assert.That(await Map.CountFreeAsync(WorkKind.Stream, CancellationToken.None), Is.Zero);
        Assert.That(await ChooseAsync(await NewAsync(), silo), Is.Null);
    }

    private async Task<Guid> NewDetectionAsync(params string?[] models) =>
        (await _database.CreateAsync(Sample.Settings() with { Analytics = [.. models.Select(DetectionOf)] })).StreamId;

    private static AnalyticSettings DetectionOf(string? model) =>
        new() { Name = AnalyticNames.ObjectDetection, Parameters = new ObjectDetectionParameters { Model = model } };

    private async Task<IEnumerable<LeaseOwner>> ListAbleAsync(string[] models, params LeaseOwner[] candidates)
    {
        var silos = candidates.Select(MembershipSample.SiloOf).ToList();
        return (await Map.ListAbleAsync(new AnalyticDemand(Detection, models), silos, CancellationToken.None)).Select(LeaseOwner.Of);
    }

    private async Task<Guid> NewAsync(string? group = null) =>
        (await _database.CreateAsync(Sample.Settings() with { Groups = group is null ? null : [group] })).StreamId;

    private Task<LeaseOwner?> ChooseAsync(Guid workId, params LeaseOwner[] candidates) => ChooseAsync(workId, [], candidates);

    private async Task<LeaseOwner?> ChooseAsync(Guid workId, PlacedWork[] underway, params LeaseOwner[] candidates)
    {
        var silos = candidates.Select(MembershipSample.SiloOf).ToList();
        return await Map.ChooseAsync(WorkKind.Stream, workId, silos, underway, CancellationToken.None) is { } silo
            ? LeaseOwner.Of(silo)
            : null;
    }
}
