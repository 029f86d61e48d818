using System.Diagnostics;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using LunaVideoAgent.TestSupport.Web;

namespace LunaVideoAgent.Silo.Tests.Support;

/// <summary>Eclipse Mosquitto on the loopback address, a broker of another make, in a process of its own that can be killed.</summary>
internal sealed partial class MosquittoBroker : IAsyncDisposable
{
    private const string Program = "/usr/sbin/mosquitto";
    private const int Kill = 9;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly TemporaryFolder _folder = new();
    private Process? _process;

    private MosquittoBroker(int port) => Port = port;

    public int Port { get; }

    /// <summary>Starts one; ignores the test where the program is not installed.</summary>
    public static async Task<MosquittoBroker> StartAsync()
    {
        if (!File.Exists(Program))
        {
            Assert.Ignore($"There is no {Program}.");
        }

        var broker = new MosquittoBroker(FreePort.Take());
        await broker.UpAsync();
        return broker;
    }

    /// <summary>Starts it, again where it was; it remembers nothing.</summary>
    public async Task UpAsync()
    {
        var settings = Path.Combine(_folder.Path, "mosquitto.conf");
        await File.WriteAllTextAsync(
            settings,
            $"""
            listener {Port} 127.0.0.1
            allow_anonymous true
            user {Environment.UserName}
            max_queued_messages 0

            """);
        _process = Process.Start(new ProcessStartInfo(Program, ["-c", settings])
        {
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;
        await NumberedMessages.UntilAsync(AnswersAsync);
    }

    /// <summary>Ends it with SIGKILL.</summary>
    public async Task KillAsync()
    {
        _ = SendSignal(_process!.Id, Kill);
        await _process.WaitForExitAsync().WaitAsync(Patience);
        _process.Dispose();
        _process = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await KillAsync();
        }

        _folder.Dispose();
    }

    private async Task<bool> AnswersAsync()
    {
        if (_process!.HasExited)
        {
            throw new InvalidOperationException(await _process.StandardError.ReadToEndAsync());
        }

        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync("127.0.0.1", Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int SendSignal(int processId, int signal);
}
