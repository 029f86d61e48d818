using System.Diagnostics;
using LunaVideoAgent.TestSupport.Web;
using Npgsql;

namespace LunaVideoAgent.Contract.Tests.Agent;

/// <summary>A silo and a gateway in processes of their own over a PostgreSQL database that goes with them.</summary>
internal sealed class AgentCluster : IRunningAgent
{
    /// <summary>The variable that may choose it.</summary>
    public const string Variable = "LUNA_CONTRACT_STORE";

    /// <summary>The value that chooses it.</summary>
    public const string Chosen = "postgres";

    private const string ServerVariable = "LUNA_TEST_POSTGRES";

    private readonly string _server;
    private readonly string _database;
    private readonly AgentProcess _silo;
    private readonly AgentProcess _gateway;

    private AgentCluster(string server, string database, AgentProcess silo, AgentProcess gateway)
    {
        _server = server;
        _database = database;
        _silo = silo;
        _gateway = gateway;
    }

    /// <summary>Its database.</summary>
    public string ConnectionString => new NpgsqlConnectionStringBuilder(_server) { Database = _database }.ToString();

    /// <summary>Whether there is a server for its database.</summary>
    public static bool HasServer => Environment.GetEnvironmentVariable(ServerVariable) is { Length: > 0 };

    /// <inheritdoc/>
    public Uri Address => _gateway.Address;

    /// <inheritdoc/>
    public IReadOnlyList<Uri> Processes => [_silo.Address, _gateway.Address];

    /// <inheritdoc/>
    public string Output => $"{_silo.Output}\n{_gateway.Output}";

    /// <summary>Migrates a new database and starts a silo and a gateway on it.</summary>
    public static async Task<AgentCluster> StartAsync(CancellationToken cancellationToken, params string[] settings)
    {
        var server = Environment.GetEnvironmentVariable(ServerVariable)
            ?? throw new InvalidOperationException($"{ServerVariable} names no server; scripts/with-postgres starts one.");
        var database = $"luna_contract_{Guid.NewGuid():n}";
        await ExecuteAsync(server, $"create database {database}", cancellationToken);
        var connection = new NpgsqlConnectionStringBuilder(server) { Database = database, MaxPoolSize = 20 }.ToString();
        await MigrateAsync(connection, cancellationToken);

        var (siloPort, gatewayPort, healthPort) = (FreePort.Take(), FreePort.Take(), FreePort.Take());
        var address = $"http://127.0.0.1:{FreePort.Take()}";
        // Callbacks of a cluster stay out of private networks unless it is told otherwise; receivers of tests are on this machine.
        string[] shared =
        [
            "--Cluster:ConnectionString", connection, "--Cluster:GatewayPort", $"{gatewayPort}", "--Callbacks:Reach", "Private",
            .. settings,
        ];
        var silo = await AgentProcess.StartAsync(
            "Silo",
            new Uri($"http://127.0.0.1:{healthPort}/health/ready"),
            [.. shared, "--Cluster:SiloPort", $"{siloPort}", "--Cluster:HealthPort", $"{healthPort}", .. settings],
            cancellationToken);
        var gateway = await AgentProcess.StartAsync(
            "Gateway", new Uri($"{address}/healthcheck"), [.. shared, "--urls", address], cancellationToken);

        return new AgentCluster(server, database, silo, gateway);
    }

    /// <inheritdoc/>
    public async Task<int> StopAsync(CancellationToken cancellationToken) =>
        Math.Max(await _gateway.StopAsync(cancellationToken), await _silo.StopAsync(cancellationToken));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _gateway.DisposeAsync();
        await _silo.DisposeAsync();
        await ExecuteAsync(_server, $"drop database if exists {_database} with (force)", CancellationToken.None);
    }

    private static async Task MigrateAsync(string connection, CancellationToken cancellationToken)
    {
        using var migrate = Process.Start(AgentProcess.Command("Silo", ["migrate", "--Cluster:ConnectionString", connection]))!;
        var said = await migrate.StandardOutput.ReadToEndAsync(cancellationToken);
        await migrate.WaitForExitAsync(cancellationToken);

        Assert.That(migrate.ExitCode, Is.Zero, said);
    }

    private static async Task ExecuteAsync(string server, string statement, CancellationToken cancellationToken)
    {
        await using var source = NpgsqlDataSource.Create(server);
        await using var command = source.CreateCommand(statement);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
