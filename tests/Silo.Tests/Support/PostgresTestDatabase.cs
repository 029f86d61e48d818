using Dapper;
using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Delivery;
using LunaVideoAgent.Grains.Ownership;
using LunaVideoAgent.Grains.Streams;
using LunaVideoAgent.Grains.Tasks;
using LunaVideoAgent.Silo.Delivery.Brokers;
using LunaVideoAgent.Silo.Storage;
using LunaVideoAgent.Silo.Storage.Postgres;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Npgsql;

namespace LunaVideoAgent.Silo.Tests.Support;

/// <summary>A database of its own on the PostgreSQL server that <c>LUNA_TEST_POSTGRES</c> names.</summary>
internal sealed class PostgresTestDatabase : ITestDatabase
{
    public const string ClusterId = "tests";

    private const string Setting = "LUNA_TEST_POSTGRES";

    private const string AddCluster = "insert into clusters (cluster_id) values (@ClusterId) on conflict do nothing";

    private const string AddMember = """
        insert into cluster_members (
          cluster_id, address, port, generation, silo_name, host_name, status, gateway_port, start_time, alive_time)
        values (@ClusterId, '10.0.0.1', 11111, @Generation, 'silo', 'host', 3, 30000, now(), now())
        returning owner
        """;

    private const string MarkDead = "update cluster_members set status = 6 where cluster_id = @ClusterId and owner = @Name";

    private readonly string _name = $"luna_{Guid.NewGuid():N}";

    private int _generations;
    private bool _created;

    public NpgsqlDataSource Source { get; private set; } = null!;

    public PostgresDatabase Database => new(Source, ClusterId, LeaseClock.Caller);

    public IStreamStore Streams => new PostgresStreamStore(Database);

    public IStreamLogStore Logs => new PostgresStreamLogStore(Database);

    public IVideoTaskStore Tasks => new PostgresVideoTaskStore(Database);

    public ILeaseStore Leases => new PostgresLeaseStore(Database);

    public IFilePositionStore Positions => new PostgresFilePositionStore(Database);

    public IEventStore Events => new PostgresEventStore(Database);

    public IBrokerDirectory Brokers => new PostgresBrokerDirectory(Database);

    public IDeliveryStore Deliveries => new PostgresDeliveryStore(Database, Options.Create(new DeliveryOptions { MaxPending = 100 }));

    /// <summary>Makes the database without a schema; ignores the test if there is no server, but fails where there must be one.</summary>
    public async Task CreateEmptyAsync()
    {
        var server = Environment.GetEnvironmentVariable(Setting);

        if (string.IsNullOrEmpty(server))
        {
            Assert.That(Environment.GetEnvironmentVariable("CI"), Is.Null.Or.Empty, $"{Setting} must name a server in CI.");
            Assert.Ignore($"{Setting} names no PostgreSQL server; scripts/with-postgres starts one.");
        }

        await ExecuteAsync(server!, $"create database {_name}");
        _created = true;
        Source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(server) { Database = _name, MaxPoolSize = 20 });
    }

    public async Task StartAsync()
    {
        await CreateEmptyAsync();
        await new PostgresSchema(Database, NullLogger<PostgresSchema>.Instance).MigrateAsync(CancellationToken.None);
    }

    public async Task<LeaseOwner> JoinAsync()
    {
        await using var connection = await Source.OpenConnectionAsync();
        await connection.ExecuteAsync(AddCluster, new { ClusterId });
        var name = await connection.ExecuteScalarAsync<string>(AddMember, new { ClusterId, Generation = ++_generations });
        await new PostgresSlotMap(Database).AnnounceAsync(Anything(name!), CancellationToken.None);
        return new LeaseOwner(name!);
    }

    private static SiloProfile Anything(string owner)
    {
        string[] analytics = [AnalyticNames.PeopleCount, AnalyticNames.HumanTracking];
        return new SiloProfile(new LeaseOwner(owner), Slots: 1000, analytics, Models: [], Groups: [], Version: "1") { TaskSlots = 1000 };
    }

    public async Task VanishAsync(LeaseOwner owner)
    {
        await using var connection = await Source.OpenConnectionAsync();
        await connection.ExecuteAsync(MarkDead, new { ClusterId, owner.Name });
    }

    public async ValueTask DisposeAsync()
    {
        if (!_created)
        {
            return;
        }

        await Source.DisposeAsync();
        await ExecuteAsync(Environment.GetEnvironmentVariable(Setting)!, $"drop database {_name} with (force)");
    }

    private static async Task ExecuteAsync(string server, string statement)
    {
        await using var source = NpgsqlDataSource.Create(server);
        await using var command = source.CreateCommand(statement);
        await command.ExecuteNonQueryAsync();
    }
}
