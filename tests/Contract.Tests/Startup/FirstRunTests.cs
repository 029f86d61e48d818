using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using LunaVideoAgent.Contract.Tests.Agent;
using LunaVideoAgent.TestSupport.Web;

namespace LunaVideoAgent.Contract.Tests.Startup;

/// <summary>What can go wrong before anything works, and what the programs say of it.</summary>
internal sealed class FirstRunTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    [TestCase("Silo", "--help")]
    [TestCase("Silo", "help")]
    [TestCase("Silo", "serve --help")]
    [TestCase("Silo", "migrate -h")]
    [TestCase("Silo", "demo --help")]
    [TestCase("Silo", "track --help")]
    [TestCase("Gateway", "--help")]
    public async Task A_program_says_how_it_is_used(string project, string arguments)
    {
        var (status, output, errors) = await RunAsync(project, arguments.Split(' '));

        Assert.That((status, errors), Is.EqualTo((0, "")));
        Assert.That(output, Does.Contain("Usage:"));
    }

    [TestCase("Silo")]
    [TestCase("Gateway")]
    public async Task A_port_that_is_taken_is_told_with_what_to_do(string project)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var folder = Directory.CreateTempSubdirectory("luna-first-");

        var (status, _, errors) = await RunAsync(
            project, "--Urls", $"http://{listener.LocalEndpoint}", "--Silo:DataFolder", folder.FullName);

        folder.Delete(recursive: true);
        Assert.That(status, Is.EqualTo(1));
        Assert.That(errors, Does.StartWith("error: ").And.Contain($"{listener.LocalEndpoint}").And.Contain("--Urls"));
        Assert.That(errors, Does.Not.Contain("   at "));
    }

    [TestCase("serve")]
    [TestCase("migrate")]
    [TestCase("demo")]
    public async Task A_folder_that_cannot_be_written_is_told_with_what_to_do(string command)
    {
        // Root may write into a folder that is read-only, but nobody below a file.
        var folder = Path.Combine(Path.GetTempFileName(), "data");
        var option = command == "demo" ? "--data" : "--Silo:DataFolder";

        var (status, _, errors) = await RunAsync("Silo", command, option, folder);

        File.Delete(Path.GetDirectoryName(folder)!);
        Assert.That(status, Is.EqualTo(1));
        Assert.That(errors, Does.StartWith($"error: The data folder '{folder}' cannot be written").And.Contain(option));
        Assert.That(errors, Does.Not.Contain("   at "));
    }

    [TestCase("Silo", "--Ownership:Slots", "-1", "Slots")]
    [TestCase("Gateway", "--Api:MaxBodyBytes", "0", "MaxBodyBytes")]
    public async Task A_wrong_setting_is_named(string project, string name, string value, string told)
    {
        var (status, _, errors) = await RunAsync(project, name, value, "--Urls", $"http://127.0.0.1:{FreePort.Take()}");

        Assert.That(status, Is.EqualTo(1));
        Assert.That(errors, Does.StartWith("error: ").And.Contain(told).And.Not.Contain("   at "));
    }

    private static async Task<(int Status, string Output, string Errors)> RunAsync(string project, params string[] arguments)
    {
        using var process = Process.Start(AgentProcess.Command(project, arguments))!;
        var reading = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());

        try
        {
            var texts = await reading.WaitAsync(Deadline);
            await process.WaitForExitAsync().WaitAsync(Deadline);
            return (process.ExitCode, texts[0], texts[1]);
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}
