using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;
using LunaVideoAgent.TestSupport.Web;

namespace LunaVideoAgent.Contract.Tests.Agent;

/// <summary>The real server in a process of its own: embedded mode, a free port, a data folder that goes with it.</summary>
internal sealed partial class AgentProcess : IRunningAgent
{
    private const int TerminationSignal = 15;
    private const int KeptLines = 5000;

    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly DirectoryInfo _folder;
    private readonly Uri _health;
    private readonly ConcurrentQueue<string> _output = new();

    private AgentProcess(Process process, DirectoryInfo folder, Uri health)
    {
        _process = process;
        _folder = folder;
        _health = health;
        Address = new Uri(health.GetLeftPart(UriPartial.Authority));
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
    }

    /// <summary>Where it keeps its data.</summary>
    public string Folder => _folder.FullName;

    /// <inheritdoc/>
    public Uri Address { get; }

    /// <inheritdoc/>
    public IReadOnlyList<Uri> Processes => [Address];

    /// <inheritdoc/>
    public string Output => string.Join('\n', _output);

    /// <summary>Starts the built silo and waits until it calls itself healthy.</summary>
    /// <exception cref="InvalidOperationException">It ended or did not become healthy; the message has its log.</exception>
    public static Task<AgentProcess> StartAsync(CancellationToken cancellationToken, params string[] settings)
    {
        var address = $"http://127.0.0.1:{FreePort.Take()}";
        return StartAsync("Silo", new Uri($"{address}/healthcheck"), ["--urls", address, .. settings], cancellationToken);
    }

    /// <summary>Starts one of the built programs and waits until an address answers.</summary>
    /// <exception cref="InvalidOperationException">It ended or did not answer; the message has its log.</exception>
    public static async Task<AgentProcess> StartAsync(
        string project, Uri health, string[] settings, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("luna-contract-");
        var start = Command(project, [.. settings, "--Silo:DataFolder", folder.FullName]);
        var agent = new AgentProcess(new Process { StartInfo = start }, folder, health);

        agent._process.Start();
        agent._process.BeginOutputReadLine();
        agent._process.BeginErrorReadLine();
        await agent.BecomeHealthyAsync(cancellationToken);
        return agent;
    }

    /// <summary>How a built program is started.</summary>
    public static ProcessStartInfo Command(string project, string[] arguments)
    {
        var assembly = $"LunaVideoAgent.{project}.dll";
        var program = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../..", project, Configuration(), assembly));

        return new ProcessStartInfo("dotnet", [program, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,

            // What is killed leaves the files of its diagnostics behind.
            Environment = { ["DOTNET_EnableDiagnostics"] = "0" },
        };
    }

    /// <inheritdoc/>
    public async Task<int> StopAsync(CancellationToken cancellationToken)
    {
        _ = SendSignal(_process.Id, TerminationSignal);
        await _process.WaitForExitAsync(cancellationToken).WaitAsync(Deadline, cancellationToken);
        return _process.ExitCode;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    // The tests run from artifacts/bin/Contract.Tests/debug or …/release.
    private static string Configuration() => Path.GetFileName(AppContext.BaseDirectory.TrimEnd('/'));

    private async Task BecomeHealthyAsync(CancellationToken cancellationToken)
    {
        using var client = new HttpClient();
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        deadline.CancelAfter(Deadline);

        while (!await IsHealthyAsync(client, _health, deadline.Token))
        {
            if (_process.HasExited || !await NextAsync(timer, deadline.Token))
            {
                var state = _process.HasExited ? $"ended with {_process.ExitCode}" : $"is not healthy after {Deadline}";
                await DisposeAsync();
                throw new InvalidOperationException($"The agent {state}:\n{Output}");
            }
        }
    }

    private static async Task<bool> IsHealthyAsync(HttpClient client, Uri health, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await client.GetAsync(health, cancellationToken);
            return response.IsSuccessStatusCode;
        }
        catch (Exception fault) when (fault is HttpRequestException or OperationCanceledException)
        {
            return false;
        }
    }

    private static async Task<bool> NextAsync(PeriodicTimer timer, CancellationToken cancellationToken)
    {
        try
        {
            return await timer.WaitForNextTickAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private void Keep(string? line)
    {
        if (line is null)
        {
            return;
        }

        _output.Enqueue(line);

        if (_output.Count > KeptLines)
        {
            _output.TryDequeue(out _);
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int SendSignal(int processId, int signal);
}
