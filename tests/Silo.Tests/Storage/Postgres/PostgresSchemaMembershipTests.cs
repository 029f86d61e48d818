using System.Net;
using LunaVideoAgent.Silo.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Runtime.MembershipService;

namespace LunaVideoAgent.Silo.Tests.Storage.Postgres;

/// <summary>The statements of the migration, driven by the very provider of Orleans that will run them.</summary>
internal sealed class PostgresSchemaMembershipTests
{
    // Orleans writes the times of suspicions with milliseconds.
    private static readonly DateTime Time = new(2026, 5, 4, 12, 30, 15, 123, DateTimeKind.Utc);

    private PostgresTestDatabase _database = null!;
    private ServiceProvider _services = null!;
    private AdoNetClusteringTable _table = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _services = new ServiceCollection().BuildServiceProvider();
        _database = new PostgresTestDatabase();
        await _database.StartAsync();
        _table = await OpenAsync(PostgresTestDatabase.ClusterId);
    }

    [TearDown]
    public async Task StopAsync()
    {
        await _database.DisposeAsync();
        await _services.DisposeAsync();
    }

    [Test]
    public async Task A_new_table_is_empty_at_version_zero_and_a_second_silo_finds_it_so()
    {
        var second = await OpenAsync(PostgresTestDatabase.ClusterId);

        var data = await second.ReadAllAsync();

        Assert.That(data.Members, Is.Empty);
        Assert.That(data.Version.Version, Is.Zero);
    }

    [Test]
    public async Task A_member_is_read_as_it_was_written()
    {
        var entry = Entry(1);

        var inserted = await _table.InsertRowAsync(entry, Next(await _table.ReadAllAsync()));

        var data = await _table.ReadRowAsync(entry.SiloAddress);
        var read = data.Members.Single().Item1;
        Assert.That(inserted, Is.True);
        Assert.That(data.Version.Version, Is.EqualTo(1));
        Assert.That(
            (read.SiloAddress, read.Status, read.SiloName, read.HostName, read.ProxyPort, read.StartTime, read.IAmAliveTime),
            Is.EqualTo((entry.SiloAddress, entry.Status, entry.SiloName, entry.HostName, entry.ProxyPort, Time, Time)));
    }

    [Test]
    public async Task A_member_that_is_not_there_is_read_as_none_with_the_version()
    {
        var data = await _table.ReadRowAsync(Entry(9).SiloAddress);

        Assert.That(data.Members, Is.Empty);
        Assert.That(data.Version.Version, Is.Zero);
    }

    [Test]
    public async Task A_duplicate_is_refused_and_the_version_stays()
    {
        await _table.InsertRowAsync(Entry(1), Next(await _table.ReadAllAsync()));

        var inserted = await _table.InsertRowAsync(Entry(1), Next(await _table.ReadAllAsync()));

        Assert.That(inserted, Is.False);
        Assert.That((await _table.ReadAllAsync()).Version.Version, Is.EqualTo(1));
    }

    [Test]
    public async Task A_stale_version_writes_nothing()
    {
        var stale = Next(await _table.ReadAllAsync());
        await _table.InsertRowAsync(Entry(1), stale);
        var data = await _table.ReadAllAsync();
        var etag = data.Members.Single().Item2;

        var inserted = await _table.InsertRowAsync(Entry(2), stale);
        var updated = await _table.UpdateRowAsync(Entry(1, SiloStatus.Dead), etag, stale);

        var after = await _table.ReadAllAsync();
        Assert.That((inserted, updated), Is.EqualTo((false, false)));
        Assert.That(after.Version.Version, Is.EqualTo(1));
        Assert.That(after.Members.Select(member => member.Item1.Status), Is.EqualTo([SiloStatus.Active]));
    }

    [Test]
    public async Task An_update_of_a_missing_member_does_not_raise_the_version()
    {
        var data = await _table.ReadAllAsync();

        var updated = await _table.UpdateRowAsync(Entry(1), data.Version.VersionEtag, Next(data));

        Assert.That(updated, Is.False);
        Assert.That((await _table.ReadAllAsync()).Version.Version, Is.Zero);
    }

    [Test]
    public async Task An_update_keeps_status_and_suspicions()
    {
        await _table.InsertRowAsync(Entry(1), Next(await _table.ReadAllAsync()));
        var data = await _table.ReadAllAsync();
        var entry = Entry(1, SiloStatus.Dead);
        entry.AddSuspector(Entry(2).SiloAddress, Time);

        var updated = await _table.UpdateRowAsync(entry, data.Members.Single().Item2, Next(data));

        var read = (await _table.ReadAllAsync()).Members.Single().Item1;
        Assert.That(updated, Is.True);
        Assert.That(read.Status, Is.EqualTo(SiloStatus.Dead));
        Assert.That(read.SuspectTimes!.Select(one => (one.Item1, one.Item2)), Is.EqualTo([(Entry(2).SiloAddress, Time)]));
    }

    [Test]
    public async Task Of_sixteen_inserts_at_one_version_exactly_one_wins_and_the_version_moves_by_one()
    {
        var version = Next(await _table.ReadAllAsync());

        var won = await Task.WhenAll(
            Enumerable.Range(1, 16).Select(port => Task.Run(() => _table.InsertRowAsync(Entry(port), version))));

        var data = await _table.ReadAllAsync();
        Assert.That(won.Count(inserted => inserted), Is.EqualTo(1));
        Assert.That((data.Version.Version, data.Members.Count), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task Of_sixteen_updates_at_one_version_exactly_one_wins()
    {
        await _table.InsertRowAsync(Entry(1), Next(await _table.ReadAllAsync()));
        var data = await _table.ReadAllAsync();
        var version = Next(data);

        var won = await Task.WhenAll(
            Enumerable.Range(0, 16).Select(_ => Task.Run(
                () => _table.UpdateRowAsync(Entry(1, SiloStatus.ShuttingDown), data.Members.Single().Item2, version))));

        Assert.That(won.Count(updated => updated), Is.EqualTo(1));
        Assert.That((await _table.ReadAllAsync()).Version.Version, Is.EqualTo(2));
    }

    [Test]
    public async Task A_sign_of_life_leaves_the_version()
    {
        await _table.InsertRowAsync(Entry(1), Next(await _table.ReadAllAsync()));
        var later = Entry(1);
        later.IAmAliveTime = Time.AddSeconds(5);

        await _table.UpdateIAmAliveAsync(later);

        var data = await _table.ReadAllAsync();
        Assert.That(data.Members.Single().Item1.IAmAliveTime, Is.EqualTo(later.IAmAliveTime));
        Assert.That(data.Version.Version, Is.EqualTo(1));
    }

    [Test]
    public async Task Cleaning_up_takes_dead_members_that_were_silent_for_long()
    {
        await InsertAsync(Entry(1), Entry(2, SiloStatus.Dead), Entry(3, SiloStatus.Dead));
        var recent = Entry(3);
        recent.IAmAliveTime = Time.AddHours(1);
        await _table.UpdateIAmAliveAsync(recent);

        await _table.CleanupDefunctSiloEntriesAsync(new DateTimeOffset(Time.AddMinutes(1)));

        var ports = (await _table.ReadAllAsync()).Members.Select(member => member.Item1.SiloAddress.Endpoint.Port);
        Assert.That(ports, Is.EquivalentTo([1, 3]));
    }

    [Test]
    public async Task Deleting_a_cluster_leaves_the_others()
    {
        var other = await OpenAsync("other");
        await InsertAsync(Entry(1));

        await other.DeleteMembershipTableEntriesAsync("other");

        Assert.That((await _table.ReadAllAsync()).Members, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Clients_find_active_silos_with_a_gateway()
    {
        await InsertAsync(Entry(1), Entry(2, SiloStatus.Dead), Entry(3, proxyPort: 0));
        var options = new AdoNetClusteringClientOptions { Invariant = "Npgsql", DataSource = _database.Source };
        var provider = new Orleans.Runtime.Membership.AdoNetGatewayListProvider(
            NullLogger<Orleans.Runtime.Membership.AdoNetGatewayListProvider>.Instance,
            _services,
            Options.Create(options),
            Options.Create(new GatewayOptions()),
            Options.Create(new ClusterOptions { ClusterId = PostgresTestDatabase.ClusterId }));
        await provider.InitializeGatewayListProvider();

        var gateways = await provider.GetGateways();

        Assert.That(gateways.Select(gateway => gateway.Port), Is.EqualTo([30000]));
    }

    private static TableVersion Next(MembershipTableData data) => data.Version.Next();

    private static MembershipEntry Entry(int port, SiloStatus status = SiloStatus.Active, int proxyPort = 30000) => new()
    {
        SiloAddress = SiloAddress.New(IPAddress.Loopback, port, 1),
        SiloName = $"silo-{port}",
        HostName = "host",
        Status = status,
        ProxyPort = proxyPort,
        StartTime = Time,
        IAmAliveTime = Time,
    };

    private async Task<AdoNetClusteringTable> OpenAsync(string clusterId)
    {
        var options = new AdoNetClusteringSiloOptions { Invariant = "Npgsql", DataSource = _database.Source };
        var table = new AdoNetClusteringTable(
            _services,
            Options.Create(new ClusterOptions { ClusterId = clusterId }),
            Options.Create(options),
            NullLogger<AdoNetClusteringTable>.Instance);
        await table.InitializeMembershipTableAsync(tryInitTableVersion: true);
        return table;
    }

    private async Task InsertAsync(params MembershipEntry[] entries)
    {
        foreach (var entry in entries)
        {
            Assert.That(await _table.InsertRowAsync(entry, Next(await _table.ReadAllAsync())), Is.True);
        }
    }
}
