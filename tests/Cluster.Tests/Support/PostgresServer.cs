using System.Diagnostics;
using LunaVideoAgent.TestSupport.Web;

namespace LunaVideoAgent.Cluster.Tests.Support;

/// <summary>A PostgreSQL server of a test's own, for those who take it away.</summary>
internal sealed class PostgresServer : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("luna-pg-");
    private readonly int _port = FreePort.Take();
    private readonly string? _programs = Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").Order(StringComparer.Ordinal).Select(path => $"{path}/bin").LastOrDefault()
        : null;

    private readonly string _address;

    private PostgresServer(string address) => _address = address;

    public string ConnectionString => $"Host={_address};Port={_port};Username=luna;Database=postgres";

    private string Data => Path.Combine(_folder.FullName, "data");

    /// <summary>Makes and starts one; without PostgreSQL's programs the test is ignored.</summary>
    /// <param name="networks">From where it is reached too.</param>
    public static async Task<PostgresServer> StartAsync(SiloNetworks? networks = null)
    {
        var server = new PostgresServer(networks?.HostAddress ?? "127.0.0.1");

        if (server._programs is null)
        {
            Assert.Ignore("PostgreSQL's server is not installed in /usr/lib/postgresql.");
        }

        await RunAsync("chown", "postgres", server._folder.FullName);
        await server.RunAsServerAsync("initdb", "-D", server.Data, "-U", "luna", "-A", "trust", "--no-sync");

        if (networks is not null)
        {
            await File.AppendAllTextAsync(Path.Combine(server.Data, "pg_hba.conf"), $"host all all {networks.Range} trust\n");
        }

        await server.ResumeAsync();
        return server;
    }

    /// <summary>Ends it as a crash does; connections break and new ones are refused.</summary>
    public Task StopAsync() => RunAsServerAsync("pg_ctl", "-D", Data, "-m", "immediate", "-s", "stop");

    public Task ResumeAsync() => RunAsServerAsync(
        "pg_ctl", "-D", Data, "-l", Path.Combine(_folder.FullName, "log"), "-w", "-s", "start",
        "-o", $"-p {_port} -k {_folder.FullName} -c listen_addresses={_address} -c fsync=off -c max_connections=300");

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _folder.Delete(recursive: true);
    }

    // The server refuses to run as root.
    private Task RunAsServerAsync(string program, params string[] arguments) => Environment.UserName == "root"
        ? RunAsync("runuser", ["-u", "postgres", "--", Path.Combine(_programs!, program), .. arguments])
        : RunAsync(Path.Combine(_programs!, program), arguments);

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = "/" })!;
        await process.WaitForExitAsync();
        Assert.That(process.ExitCode, Is.Zero, $"{program} {string.Join(' ', arguments)}");
    }
}
