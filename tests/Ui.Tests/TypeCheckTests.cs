using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace LunaVideoAgent.Ui.Tests;

/// <summary>The modules of the user interface say their types in comments; the TypeScript compiler checks them.</summary>
internal sealed class TypeCheckTests
{
    private const string Compiler = "typescript@7.0.2";

    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(3);

    [Test]
    public async Task The_types_of_the_modules_hold()
    {
        var (found, _) = await RunAsync("npm", "--version");

        if (found != 0)
        {
            Assert.Ignore("npm is not installed, which would bring the TypeScript compiler.");
        }

        var (canRun, why) = await RunAsync("npm", "exec", "--yes", $"--package={Compiler}", "--", "tsc", "--version");

        if (canRun != 0)
        {
            Assert.Ignore($"The TypeScript compiler cannot be had: {why}");
        }

        var (status, output) = await RunAsync(
            "npm", "exec", "--yes", $"--package={Compiler}", "--", "tsc", "--project", Path.Combine(Folder(), "tsconfig.json"));

        Assert.That(status, Is.Zero, output);
    }

    private static string Folder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;

    private static async Task<(int Status, string Output)> RunAsync(string program, params string[] arguments)
    {
        using var process = new Process
        {
            StartInfo = new ProcessStartInfo(program, arguments)
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };

        try
        {
            process.Start();
        }
        catch (System.ComponentModel.Win32Exception fault)
        {
            return (-1, fault.Message);
        }

        var reading = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        var outputs = await reading.WaitAsync(Deadline);
        await process.WaitForExitAsync().WaitAsync(Deadline);
        return (process.ExitCode, string.Concat(outputs));
    }
}
