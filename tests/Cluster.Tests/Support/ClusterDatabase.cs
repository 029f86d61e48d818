using Dapper;
using Npgsql;

namespace LunaVideoAgent.Cluster.Tests.Support;

/// <summary>A database of its own on a PostgreSQL server, and what tests want to know of it.</summary>
internal sealed class ClusterDatabase : IAsyncDisposable
{
    private readonly string _server;
    private readonly string _name = $"luna_{Guid.NewGuid():N}";
    private NpgsqlDataSource _source = null!;

    private ClusterDatabase(string server) => _server = server;

    public string ConnectionString => new NpgsqlConnectionStringBuilder(_server) { Database = _name }.ConnectionString;

    /// <summary>Makes an empty one where <c>LUNA_TEST_POSTGRES</c> says; without that the test is ignored, in CI it fails.</summary>
    public static Task<ClusterDatabase> CreateAsync()
    {
        var server = Environment.GetEnvironmentVariable("LUNA_TEST_POSTGRES");

        if (string.IsNullOrEmpty(server))
        {
            Assert.That(Environment.GetEnvironmentVariable("CI"), Is.Null.Or.Empty, "LUNA_TEST_POSTGRES must name a server in CI.");
            Assert.Ignore("LUNA_TEST_POSTGRES names no PostgreSQL server; scripts/with-postgres starts one.");
        }

        return CreateAsync(server!);
    }

    /// <summary>Makes an empty one on a server.</summary>
    public static async Task<ClusterDatabase> CreateAsync(string server)
    {
        var database = new ClusterDatabase(server);
        await database.OnServerAsync($"create database {database._name}");
        database._source = NpgsqlDataSource.Create($"{database.ConnectionString};Maximum Pool Size=10");
        return database;
    }

    /// <summary>Live leases by owner.</summary>
    public async Task<IReadOnlyDictionary<Guid, LeaseRow>> LeasesAsync()
    {
        var rows = await QueryAsync<LeaseRow>("""
            select stream_id as "StreamId", owner as "Owner", epoch as "Epoch", take_time as "TakeTime", young_deaths as "YoungDeaths"
            from leases
            where not released and until_time > clock_timestamp()
            """);
        return rows.ToDictionary(row => row.StreamId);
    }

    public async Task<int> CountAsync(string status) =>
        await ScalarAsync<int>("select count(*)::int from streams where status = @Status", new { Status = StatusNumber(status) });

    /// <summary>The statuses in the log of a stream, oldest first.</summary>
    public async Task<IReadOnlyList<int>> LogAsync(Guid streamId) =>
        [.. await QueryAsync<int>("select status from stream_logs where stream_id = @StreamId order by id", new { StreamId = streamId })];

    public async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? parameters = null)
    {
        try
        {
            return await AskAsync<T>(sql, parameters);
        }
        catch (NpgsqlException)
        {
            // Connections of the pool do not outlive their server; a test may have restarted it.
            _source.Clear();
            return await AskAsync<T>(sql, parameters);
        }
    }

    public async Task<T?> ScalarAsync<T>(string sql, object? parameters = null) => (await QueryAsync<T>(sql, parameters)).Single();

    public async ValueTask DisposeAsync()
    {
        await _source.DisposeAsync();
        await OnServerAsync($"drop database {_name} with (force)");
    }

    private static int StatusNumber(string status) => (int)Enum.Parse<Grains.Abstractions.Streams.StreamStatus>(status);

    private async Task<IReadOnlyList<T>> AskAsync<T>(string sql, object? parameters)
    {
        await using var connection = await _source.OpenConnectionAsync();
        return [.. await connection.QueryAsync<T>(sql, parameters)];
    }

    private async Task OnServerAsync(string statement)
    {
        await using var source = NpgsqlDataSource.Create(_server);
        await using var command = source.CreateCommand(statement);
        await command.ExecuteNonQueryAsync();
    }
}
