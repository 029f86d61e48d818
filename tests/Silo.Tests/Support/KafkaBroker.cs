using System.Diagnostics;
using LunaVideoAgent.TestSupport.Web;

namespace LunaVideoAgent.Silo.Tests.Support;

/// <summary>
/// A real Kafka broker on the loopback address, by the program <c>kafka-local</c> in the folder that <c>LUNA_KAFKA_TOOLS</c> names, or in
/// <c>shared/tools</c> beside the repository. Tests that want one are ignored where there is none.
/// </summary>
internal sealed class KafkaBroker : IAsyncDisposable
{
    private const string Variable = "LUNA_KAFKA_TOOLS";

    private readonly string _program;
    private readonly TemporaryFolder _folder = new();

    private KafkaBroker(string program) => _program = program;

    /// <summary>Where it listens, in plain text.</summary>
    public string Server { get; private set; } = "";

    private string Home => Path.Combine(_folder.Path, "broker");

    private string Settings => Path.Combine(Home, "server.properties");

    public static async Task<KafkaBroker> StartAsync()
    {
        var program = Find();

        if (!IsInPath("java"))
        {
            Assert.Ignore("There is no Java 17 for a real Kafka broker.");
        }

        var broker = new KafkaBroker(program);
        await broker.UpAsync();
        return broker;
    }

    /// <summary>Starts it again where it was.</summary>
    public async Task UpAsync() => Server = (await RunAsync("up", Home)).Trim();

    /// <summary>Ends it with SIGKILL.</summary>
    public Task KillAsync() => RunAsync("kill", Home);

    /// <summary>Starts it anew with a further listener, SASL over TLS, that knows one user; says where it listens.</summary>
    public async Task<string> SecureAsync(string certificateFile, string user, string password)
    {
        await RunAsync("stop", Home);
        var port = FreePort.Take();
        var lines = (await File.ReadAllLinesAsync(Settings)).Select(line => line switch
        {
            _ when line.StartsWith("listeners=", StringComparison.Ordinal) => $"{line},SASL_SSL://127.0.0.1:{port}",
            _ when line.StartsWith("advertised.listeners=", StringComparison.Ordinal) => $"{line},SASL_SSL://127.0.0.1:{port}",
            _ when line.StartsWith("listener.security.protocol.map=", StringComparison.Ordinal) => $"{line},SASL_SSL:SASL_SSL",
            _ => line,
        });
        const string Login = "org.apache.kafka.common.security.plain.PlainLoginModule";
        await File.WriteAllLinesAsync(
            Settings,
            [
                .. lines,
                "ssl.keystore.type=PEM",
                $"ssl.keystore.location={certificateFile}",
                "sasl.enabled.mechanisms=PLAIN",
                $"listener.name.sasl_ssl.plain.sasl.jaas.config={Login} required user_{user}=\"{password}\";",
            ]);
        await UpAsync();
        return $"127.0.0.1:{port}";
    }

    public async ValueTask DisposeAsync()
    {
        await RunAsync("down", Home);
        _folder.Dispose();
    }

    private static string Find()
    {
        var named = Environment.GetEnvironmentVariable(Variable);
        var folder = string.IsNullOrEmpty(named) ? Path.Combine(RepositoryFolder(), "..", "shared", "tools") : named;
        var program = Path.GetFullPath(Path.Combine(folder, "kafka-local"));

        if (!File.Exists(program))
        {
            Assert.Ignore($"{Variable} names no folder with kafka-local.");
        }

        return program;
    }

    private static string RepositoryFolder()
    {
        var folder = AppContext.BaseDirectory;

        while (!File.Exists(Path.Combine(folder, "LunaVideoAgent.Orleans.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests do not run in the repository.");
        }

        return folder;
    }

    private static bool IsInPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, program)));

    private async Task<string> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo(_program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var words = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"kafka-local {arguments[0]}: {await words}");
    }
}
