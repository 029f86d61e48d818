using System.Collections.Concurrent;
using System.Diagnostics;

namespace LunaVideoAgent.Cluster.Tests.Support;

/// <summary>A built program of the product in a process of its own; its log is kept until somebody wants it.</summary>
internal sealed class ProductProcess : IAsyncDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = new();

    private ProductProcess(string name, Process process)
    {
        Name = name;
        _process = process;
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
    }

    public string Name { get; }

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    public string Output => string.Join('\n', _output);

    /// <summary>
    /// Starts <c>Silo</c> or <c>Gateway</c> with arguments, by way of another program if one is given: as they were built, or, where
    /// <c>LUNA_TEST_PROGRAMS</c> is <c>publish</c>, as <c>dotnet publish</c> left them.
    /// </summary>
    public static ProductProcess Start(string name, string program, IEnumerable<string> arguments, IReadOnlyList<string>? prefix = null)
    {
        var configuration = Path.GetFileName(AppContext.BaseDirectory.TrimEnd('/'));
        var folder = Environment.GetEnvironmentVariable("LUNA_TEST_PROGRAMS") ?? "bin";
        var assembly = Path.GetFullPath(
            Path.Combine(AppContext.BaseDirectory, $"../../../{folder}/{program}", configuration, $"LunaVideoAgent.{program}.dll"));
        string[] command = [.. prefix ?? [], "dotnet", assembly, .. arguments];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,

            // What is killed leaves the files of its diagnostics behind.
            Environment = { ["DOTNET_EnableDiagnostics"] = "0" },
        };
        var process = new ProductProcess(name, new Process { StartInfo = start });
        process._process.Start();
        process._process.BeginOutputReadLine();
        process._process.BeginErrorReadLine();
        return process;
    }

    public void Send(int signal) => Signal.Send(_process.Id, signal);

    /// <summary>Takes it away as a power cut does.</summary>
    public async Task KillAsync()
    {
        Send(Signal.Kill);
        await ExitAsync();
    }

    /// <summary>Asks it to stop as a supervisor does, and says with which status it ended.</summary>
    public Task<int> TerminateAsync()
    {
        Send(Signal.Terminate);
        return ExitAsync();
    }

    /// <summary>Waits for its end and says with which status it ended.</summary>
    public async Task<int> ExitAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(Deadline);
        return _process.ExitCode;
    }

    /// <summary>Waits until an address answers 200.</summary>
    public async Task BecomeReadyAsync(Uri address)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(2) };

        await Eventually.Async(
            async () => await AnswersAsync(client, address) || (_process.HasExited ? throw Ended() : false),
            Deadline,
            () => $"{Name} is not ready:\n{Output}");
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private static async Task<bool> AnswersAsync(HttpClient client, Uri address)
    {
        try
        {
            using var response = await client.GetAsync(address);
            return response.IsSuccessStatusCode;
        }
        catch (Exception fault) when (fault is HttpRequestException or OperationCanceledException)
        {
            return false;
        }
    }

    private InvalidOperationException Ended() => new($"{Name} ended with {_process.ExitCode}:\n{Output}");

    private void Keep(string? line)
    {
        if (line is not null)
        {
            _output.Enqueue(line);
        }
    }
}
