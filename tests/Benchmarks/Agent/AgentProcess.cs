using System.Diagnostics;
using LunaVideoAgent.TestSupport.Web;

namespace LunaVideoAgent.Benchmarks.Agent;

/// <summary>A real agent in a process of its own, and what that process costs.</summary>
internal sealed class AgentProcess : IDisposable
{
    private readonly Process _process;
    private readonly string _dataFolder;

    private AgentProcess(Process process, Uri address, string dataFolder)
    {
        _process = process;
        _dataFolder = dataFolder;
        Address = address;
    }

    public Uri Address { get; }

    /// <summary>Processor time so far.</summary>
    public TimeSpan Processor
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Resident memory in MiB.</summary>
    public double MemoryMiB
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / (1024.0 * 1024);
        }
    }

    /// <summary>Open file descriptors.</summary>
    public int Handles => Directory.GetFiles($"/proc/{_process.Id}/fd").Length;

    /// <summary>Starts one and waits until it is healthy.</summary>
    public static async Task<AgentProcess> StartAsync(string agentDll, string mediaFolder, IEnumerable<string> settings)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort.Take()}");
        var dataFolder = Directory.CreateTempSubdirectory("luna-load-").FullName;
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true };
        string[] arguments =
        [
            agentDll,
            $"--Urls={address}",
            $"--Silo:DataFolder={dataFolder}",
            $"--Pipeline:MediaFolder={mediaFolder}",
            "--Ownership:Slots=256",
            "--Logging:LogLevel:Default=Warning",
            .. settings.Select(setting => $"--{setting}"),
        ];

        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
        process.OutputDataReceived += (_, line) => Console.WriteLine(line.Data);
        process.BeginOutputReadLine();
        var agent = new AgentProcess(process, address, dataFolder);
        await agent.WaitUntilHealthyAsync();
        return agent;
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        Directory.Delete(_dataFolder, recursive: true);
    }

    private async Task WaitUntilHealthyAsync()
    {
        using var http = new HttpClient();
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(60));

        while (true)
        {
            try
            {
                using var answer = await http.GetAsync(new Uri(Address, "/healthcheck"), deadline.Token);
                answer.EnsureSuccessStatusCode();
                return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(100, deadline.Token);
            }
        }
    }
}
