using System.Collections.Concurrent;
using System.Diagnostics;
using LunaVideoAgent.TestSupport.Web;

namespace LunaVideoAgent.Ui.Tests.Support;

/// <summary>The real program in a process of its own, with the sample clip to read and a data folder that goes with it.</summary>
internal sealed class AgentUnderTest : IAsyncDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    private readonly ProcessStartInfo _start;
    private readonly DirectoryInfo _folder;
    private readonly ConcurrentQueue<string> _output = new();
    private Process _process = new();

    private AgentUnderTest(ProcessStartInfo start, DirectoryInfo folder, Uri address)
    {
        _start = start;
        _folder = folder;
        Address = address;
        Client = new HttpClient { BaseAddress = address };
    }

    /// <summary>The clip, as a stream names it: a path below the folder of media.</summary>
    public const string Clip = "sample.mp4";

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Speaks to its API.</summary>
    public HttpClient Client { get; }

    /// <summary>Starts it and waits until it is healthy.</summary>
    public static async Task<AgentUnderTest> StartAsync(params string[] settings)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort.Take()}");
        var folder = Directory.CreateTempSubdirectory("luna-ui-");
        var configuration = Path.GetFileName(AppContext.BaseDirectory.TrimEnd('/'));
        var program = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../Silo", configuration, "LunaVideoAgent.Silo.dll"));
        string[] arguments =
        [
            program, "--urls", $"{address}", "--Silo:DataFolder", folder.FullName,
            "--Pipeline:MediaFolder", Path.Combine(AppContext.BaseDirectory, "media"), .. settings,
        ];
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,

            // What is killed leaves the files of its diagnostics behind.
            Environment = { ["DOTNET_EnableDiagnostics"] = "0" },
        };
        var agent = new AgentUnderTest(start, folder, address);
        await agent.RunAsync();
        return agent;
    }

    /// <summary>Takes it away as a power cut does.</summary>
    public async Task KillAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    /// <summary>Starts it where it was, with the data that it left, and waits until it is healthy.</summary>
    public async Task RunAsync()
    {
        _process = new Process { StartInfo = _start };
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await Eventually.Async(IsHealthyAsync, Deadline, () => $"the agent is not healthy:\n{string.Join('\n', _output)}");
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        Client.Dispose();
        _folder.Delete(recursive: true);
    }

    private async Task<bool> IsHealthyAsync()
    {
        try
        {
            using var response = await Client.GetAsync(new Uri("/healthcheck", UriKind.Relative));
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException) when (!_process.HasExited)
        {
            return false;
        }
    }

    private void Keep(string? line)
    {
        if (line is not null)
        {
            _output.Enqueue(line);
        }

        while (_output.Count > 200)
        {
            _output.TryDequeue(out _);
        }
    }
}
