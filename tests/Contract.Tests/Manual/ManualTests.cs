using System.Globalization;
using LunaVideoAgent.Contract.Tests.Agent;

namespace LunaVideoAgent.Contract.Tests.Manual;

/// <summary>Commands and programs of the manual do what the manual says. One agent serves them all.</summary>
public sealed class ManualTests
{
    private const string Examples = "17-api-by-example.md";

    private AgentProcess _agent = null!;

    private static CancellationToken Cancellation => TestContext.CurrentContext.CancellationToken;

    private static IEnumerable<ManualBlock> Commands() => ManualBlock.All().Where(block => block is { Language: "sh", NotRun: null });

    [OneTimeSetUp]
    public async Task StartAsync() =>
        _agent = await AgentProcess.StartAsync(CancellationToken.None, "--Pipeline:MediaFolder", AppContext.BaseDirectory);

    [OneTimeTearDown]
    public async Task StopAsync() => await _agent.DisposeAsync();

    [TestCaseSource(nameof(Commands)), CancelAfter(60_000)]
    public async Task A_command_of_a_page_succeeds(object block)
    {
        // A refusal is a failure, though the pages do not say so to curl.
        const string Strict = "set -euo pipefail\ncurl() { command curl --fail-with-body \"$@\"; }\n";

        var (status, output) = await ManualRun.RunAsync(_agent, Strict + ((ManualBlock)block).Code, "command.sh", ["bash"], Cancellation);

        Assert.That(status, Is.Zero, output);
    }

    [Test, CancelAfter(90_000)]
    public async Task The_example_for_curl_prints_an_event()
    {
        var output = await RunExampleAsync("bash", "example.sh", ["bash"], "event_id");

        Assert.That(output, Does.Contain("\"event_type\":\"crowd\"").And.Contain("\"people_count\":"));
    }

    [Test, CancelAfter(90_000)]
    public async Task The_example_for_Python_believes_a_signed_message()
    {
        await RequireAsync("python3", "3.9", "--version");

        var output = await RunExampleAsync("python", "example.py", ["python3"]);

        Assert.That(output, Does.Match(@"^event \d+ people"));
    }

    [Test, CancelAfter(90_000)]
    public async Task The_example_for_JavaScript_prints_results_as_they_come()
    {
        var major = await RequireAsync("node", "20", "--version");
        string[] command = major >= 22 ? ["node"] : ["node", "--experimental-websocket"];

        var output = await RunExampleAsync("javascript", "example.mjs", command);

        Assert.That(output, Does.Match(@"(\d+\.\d s: \d+ people\n){5}"));
    }

    [Test, CancelAfter(240_000)]
    public async Task The_example_for_CSharp_follows_a_task_to_its_result()
    {
        await RequireAsync("dotnet", "10", "--version");

        var output = await RunExampleAsync("csharp", "example.cs", ["dotnet", "run"]);

        Assert.That(output, Does.Match(@"795 frames, [1-9]\d* events"));
    }

    [Test, CancelAfter(240_000)]
    public async Task The_example_for_generated_clients_makes_a_stream()
    {
        await RequireAsync("dotnet", "10", "--version");

        var output = await RunExampleAsync("bash", "example.sh", ["bash"], "kiota generate");

        Assert.That(output, Does.Match(@"stream [0-9a-f-]{36} has status [01]"));
    }

    [Test]
    public void What_is_not_run_says_why()
    {
        Assert.That(Commands().Count(), Is.GreaterThan(5));
        Assert.That(ManualBlock.All().Where(block => block.NotRun is { Length: < 10 }), Is.Empty);
    }

    private static async Task<double> RequireAsync(string program, string least, params string[] arguments)
    {
        var line = await ManualRun.FirstLineAsync(program, arguments);

        if (line is null)
        {
            Assert.Ignore($"{program} is not installed.");
        }

        var parts = line!.Split(' ')[^1].TrimStart('v').Split('.');
        var version = double.Parse($"{parts[0]}.{parts[1]}", CultureInfo.InvariantCulture);
        Version[] order = [new($"{parts[0]}.{parts[1]}"), new(least.Contains('.', StringComparison.Ordinal) ? least : $"{least}.0")];

        if (order[0] < order[1])
        {
            Assert.Ignore($"{program} is {line}, and the example needs {least}.");
        }

        return version;
    }

    private async Task<string> RunExampleAsync(string language, string file, string[] command, string text = "")
    {
        var block = ManualBlock.All().Single(one =>
            one.Page.StartsWith(Examples, StringComparison.Ordinal)
            && one.Language == language
            && one.Code.Contains(text, StringComparison.Ordinal));

        var (status, output) = await ManualRun.RunAsync(_agent, block.Code, file, command, Cancellation);

        Assert.That(status, Is.Zero, output);
        return output;
    }
}
