using LunaVideoAgent.Grains.Delivery;
using LunaVideoAgent.Grains.Ownership;
using LunaVideoAgent.Grains.Streams;
using LunaVideoAgent.Grains.Tasks;
using LunaVideoAgent.Silo.Delivery.Brokers;
using LunaVideoAgent.Silo.Storage.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace LunaVideoAgent.Silo.Tests.Support;

/// <summary>A temporary SQLite file.</summary>
internal sealed class SqliteTestDatabase : ITestDatabase
{
    private readonly TemporaryFolder _folder = new();

    private int _owners;

    public SqliteDatabase Database { get; private set; } = null!;

    public IStreamStore Streams => new SqliteStreamStore(Database);

    public IStreamLogStore Logs => new SqliteStreamLogStore(Database);

    public IVideoTaskStore Tasks => new SqliteVideoTaskStore(Database);

    public ILeaseStore Leases => new SqliteLeaseStore(Database);

    public IFilePositionStore Positions => new SqliteFilePositionStore(Database);

    public IEventStore Events => new SqliteEventStore(Database);

    public IBrokerDirectory Brokers => new SqliteBrokerDirectory(Database);

    public IDeliveryStore Deliveries => new SqliteDeliveryStore(Database, Options.Create(new DeliveryOptions { MaxPending = 100 }));

    private string Path => System.IO.Path.Combine(_folder.Path, "luna.db");

    public async Task StartAsync()
    {
        Database = SqliteDatabase.Open(Path);
        await new SqliteSchema(Database, NullLogger<SqliteSchema>.Instance).MigrateAsync(CancellationToken.None);
    }

    public Task<LeaseOwner> JoinAsync() => Task.FromResult(new LeaseOwner($"127.0.0.1:11111@{++_owners}"));

    // One process has the file open; whoever opens it next knows that the former owners are gone.
    public Task VanishAsync(LeaseOwner owner)
    {
        Database.Dispose();
        Database = SqliteDatabase.Open(Path);
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        Database.Dispose();
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
