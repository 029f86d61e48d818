using System.Diagnostics;
using LunaVideoAgent.Architecture.Tests.Support;

namespace LunaVideoAgent.Architecture.Tests;

public sealed class ScriptTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    private static IEnumerable<string> Scripts() =>
        Directory.EnumerateFiles(Repository.Absolute("scripts")).Select(path => $"scripts/{Path.GetFileName(path)}").Order();

    [TestCaseSource(nameof(Scripts))]
    public async Task A_script_says_what_it_does_and_does_nothing_else_when_it_is_asked(string script)
    {
        var start = new ProcessStartInfo(Repository.Absolute(script), ["--help"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        using var process = Process.Start(start)!;

        var output = await process.StandardOutput.ReadToEndAsync().WaitAsync(Deadline);
        var errors = await process.StandardError.ReadToEndAsync().WaitAsync(Deadline);
        await process.WaitForExitAsync().WaitAsync(Deadline);

        Assert.That((process.ExitCode, errors), Is.EqualTo((0, "")));
        Assert.That(output.Split('\n')[0], Has.Length.GreaterThan(20).And.Not.StartsWith("#"));
        Assert.That(Repository.Read(script), Does.Contain(output.Split('\n')[0]));
    }
}
