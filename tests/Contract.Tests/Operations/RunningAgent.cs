using LunaVideoAgent.Contract.Tests.Agent;
using LunaVideoAgent.Contract.Tests.Support;

namespace LunaVideoAgent.Contract.Tests.Operations;

/// <summary>One agent for all tests of the operations, and the videos that it can read.</summary>
[SetUpFixture]
internal sealed class RunningAgent
{
    // The contract has all targets; an installation must want some of them.
    private static readonly string[] Settings = ["--Analytics:Descriptors", "true", "--Analytics:Emotions", "true"];

    private static IRunningAgent _process = null!;
    private static DirectoryInfo _uploads = null!;

    /// <summary>Speaks to it.</summary>
    public static AgentClient Client { get; private set; } = null!;

    /// <summary>What it can read.</summary>
    public static VideoServer Videos { get; private set; } = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        var cancellationToken = TestContext.CurrentContext.CancellationToken;
        _uploads = Directory.CreateTempSubdirectory("luna-uploads-");
        string[] settings = [.. Settings, "--Uploads:Folder", _uploads.FullName];
        Videos = await VideoServer.StartAsync(cancellationToken);
        _process = Environment.GetEnvironmentVariable(AgentCluster.Variable) == AgentCluster.Chosen
            ? await AgentCluster.StartAsync(cancellationToken, settings)
            : await AgentProcess.StartAsync(cancellationToken, settings);
        Client = new AgentClient(_process.Address);
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        foreach (var line in AnswerLedger.Table())
        {
            await TestContext.Progress.WriteLineAsync(line);
        }

        var status = await _process.StopAsync(CancellationToken.None);
        var output = _process.Output;
        Client.Dispose();
        await _process.DisposeAsync();
        await Videos.DisposeAsync();
        _uploads.Delete(recursive: true);

        Assert.That(status, Is.Zero, $"The agent did not end well:\n{output}");
    }
}
