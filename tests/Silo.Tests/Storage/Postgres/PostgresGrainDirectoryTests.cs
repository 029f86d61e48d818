using LunaVideoAgent.Grains.Ownership;
using LunaVideoAgent.Silo.Storage.Postgres;
using LunaVideoAgent.Silo.Tests.Support;

namespace LunaVideoAgent.Silo.Tests.Storage.Postgres;

internal sealed class PostgresGrainDirectoryTests
{
    private static readonly GrainId Grain = GrainId.Create("stream", "1");

    private PostgresTestDatabase _database = null!;
    private LeaseOwner _owner = null!;

    private PostgresGrainDirectory Directory => new(_database.Database);

    [SetUp]
    public async Task StartAsync()
    {
        _database = new PostgresTestDatabase();
        await _database.StartAsync();
        _owner = await _database.JoinAsync();
    }

    [TearDown]
    public async Task StopAsync() => await _database.DisposeAsync();

    [Test]
    public async Task Who_registers_first_stays_and_the_second_learns_of_it()
    {
        var first = On(_owner);
        var second = On(await _database.JoinAsync());

        Assert.That(await Directory.Register(first), Is.EqualTo(first));
        Assert.That(await Directory.Register(second), Is.EqualTo(first));
        Assert.That(await Directory.Lookup(Grain), Is.EqualTo(first));
    }

    [Test]
    public async Task Of_many_at_once_one_is_registered_and_all_learn_which()
    {
        var addresses = Enumerable.Range(0, 16).Select(_ => On(_owner)).ToList();

        var answers = await Task.WhenAll(addresses.Select(address => Directory.Register(address)));

        Assert.That(answers.Distinct().Count(), Is.EqualTo(1));
        Assert.That(addresses, Does.Contain(answers[0]));
    }

    [Test]
    public async Task Who_names_the_entry_of_before_replaces_it()
    {
        var first = On(_owner);
        var second = On(await _database.JoinAsync());
        await Directory.Register(first);

        Assert.That(await Directory.Register(second, On(_owner)), Is.EqualTo(first));
        Assert.That(await Directory.Register(second, first), Is.EqualTo(second));
    }

    [Test]
    public async Task An_entry_on_a_dead_silo_is_none()
    {
        await Directory.Register(On(_owner));
        await _database.VanishAsync(_owner);
        var second = On(await _database.JoinAsync());

        Assert.That(await Directory.Lookup(Grain), Is.Null);
        Assert.That(await Directory.Register(second), Is.EqualTo(second));
    }

    [Test]
    public async Task An_entry_is_removed_by_its_own_activation_only()
    {
        var first = On(_owner);
        await Directory.Register(first);

        await Directory.Unregister(On(_owner));
        Assert.That(await Directory.Lookup(Grain), Is.EqualTo(first));

        await Directory.Unregister(first);
        Assert.That(await Directory.Lookup(Grain), Is.Null);
    }

    [Test]
    public async Task Entries_of_silos_that_are_named_go_and_the_others_stay()
    {
        var other = await _database.JoinAsync();
        var kept = On(other, GrainId.Create("stream", "2"));
        await Directory.Register(On(_owner));
        await Directory.Register(kept);

        await Directory.UnregisterSilos([MembershipSample.SiloOf(_owner)]);

        Assert.That(await Directory.Lookup(Grain), Is.Null);
        Assert.That(await Directory.Lookup(kept.GrainId), Is.EqualTo(kept));
    }

    private static GrainAddress On(LeaseOwner owner, GrainId? grain = null) => new()
    {
        GrainId = grain ?? Grain,
        ActivationId = ActivationId.NewId(),
        SiloAddress = MembershipSample.SiloOf(owner),
        MembershipVersion = new MembershipVersion(1),
    };
}
