using System.Diagnostics;

namespace LunaVideoAgent.TestSupport;

/// <summary>The ffmpeg program, by which tests make their clips.</summary>
public static class FfmpegCommand
{
    private static readonly Lazy<bool> Installed = new(() => Exists("ffmpeg"));

    /// <summary>Whether it can be run.</summary>
    public static bool IsInstalled => Installed.Value;

    /// <summary>Runs it with arguments parted by blanks; throws with its words where it fails.</summary>
    public static void Run(string arguments)
    {
        var start = new ProcessStartInfo("ffmpeg", "-nostdin -v error -y " + arguments)
        {
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        using var process = Process.Start(start)!;
        var words = process.StandardError.ReadToEnd();
        process.WaitForExit();

        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"ffmpeg {arguments}: {words}");
        }
    }

    private static bool Exists(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, program)));
}
