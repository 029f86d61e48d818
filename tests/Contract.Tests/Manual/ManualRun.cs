using System.Diagnostics;
using LunaVideoAgent.Contract.Tests.Agent;

namespace LunaVideoAgent.Contract.Tests.Manual;

/// <summary>Runs what a page shows, in a folder of its own, against the agent of these tests.</summary>
internal static class ManualRun
{
    private const string DocumentedAddress = "http://127.0.0.1:5240";

    /// <summary>Runs a file with the code of a block.</summary>
    /// <param name="agent">The agent that it talks to.</param>
    /// <param name="code">The code; the address of the pages becomes that of the agent.</param>
    /// <param name="file">What the file is called.</param>
    /// <param name="command">The program and its arguments; the file comes last.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The exit status and everything that it said.</returns>
    public static async Task<(int Status, string Output)> RunAsync(
        IRunningAgent agent, string code, string file, string[] command, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("luna-manual-");
        var address = agent.Address.GetLeftPart(UriPartial.Authority);
        var path = Path.Combine(folder.FullName, file);
        await File.WriteAllTextAsync(path, code.Replace(DocumentedAddress, address, StringComparison.Ordinal), cancellationToken);
        var start = new ProcessStartInfo(command[0], [.. command[1..], path])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder.FullName,
            Environment = { ["LUNA_AGENT"] = address, ["LUNA_SOURCE"] = "sample.mp4" },
        };
        using var process = Process.Start(start)!;

        try
        {
            var texts = await Task.WhenAll(
                process.StandardOutput.ReadToEndAsync(cancellationToken), process.StandardError.ReadToEndAsync(cancellationToken));
            await process.WaitForExitAsync(cancellationToken);
            return (process.ExitCode, string.Concat(texts));
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }

            folder.Delete(recursive: true);
        }
    }

    /// <summary>Whether a program is there and answers a question; else why not.</summary>
    public static async Task<string?> FirstLineAsync(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments)
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            var line = await process.StandardOutput.ReadLineAsync();
            await process.WaitForExitAsync();
            return process.ExitCode == 0 ? line : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
