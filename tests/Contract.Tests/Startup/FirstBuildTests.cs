using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.Versioning;

namespace LunaVideoAgent.Contract.Tests.Startup;

/// <summary>What the script of the first run says where the SDK or the network is not what it needs. <c>dotnet</c> is played.</summary>
[SupportedOSPlatform("linux")]
internal sealed class FirstBuildTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    [Test]
    public async Task An_SDK_of_another_version_is_told_with_where_to_get_the_right_one()
    {
        var (status, errors) = await RunLocalAsync("echo 'A compatible .NET SDK was not found.' >&2; exit 155");

        Assert.That(status, Is.EqualTo(1));
        Assert.That(errors, Does.Contain("error: the .NET SDK 10.0.4xx is missing: https://dotnet.microsoft.com/download/dotnet/10.0"));
    }

    [Test]
    public async Task Packages_that_cannot_be_restored_are_told_with_what_to_do()
    {
        var (status, errors) = await RunLocalAsync("[ \"$1\" = --version ] || exit 1");

        Assert.That(status, Is.EqualTo(1));
        Assert.That(errors, Does.Contain("error: the packages could not be restored.").And.Contain("HTTPS_PROXY"));
    }

    private static async Task<(int Status, string Errors)> RunLocalAsync(string dotnet, [CallerFilePath] string file = "")
    {
        var folder = Directory.CreateTempSubdirectory("luna-first-");
        var program = Path.Combine(folder.FullName, "dotnet");
        await File.WriteAllTextAsync(program, $"#!/bin/sh\n{dotnet}\n");
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var script = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "../../../scripts/run-local"));
        using var process = Process.Start(new ProcessStartInfo("bash", [script])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["PATH"] = $"{folder.FullName}:{Environment.GetEnvironmentVariable("PATH")}" },
        })!;

        try
        {
            var texts = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync())
                .WaitAsync(Deadline);
            await process.WaitForExitAsync().WaitAsync(Deadline);
            return (process.ExitCode, texts[1]);
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
}
