using System.Diagnostics;

namespace LunaVideoAgent.Cluster.Tests.Support;

/// <summary>A disk of some megabytes that can be filled and emptied. Only root may mount one; for others the test is ignored.</summary>
internal sealed class SmallDisk : IDisposable
{
    private const string Filler = "filler";

    private readonly string _folder;

    private SmallDisk(string folder) => _folder = folder;

    public string Path => _folder;

    public static SmallDisk Mount(int megabytes)
    {
        if (Environment.UserName != "root")
        {
            Assert.Ignore("Only root may mount a small disk.");
        }

        var folder = Directory.CreateTempSubdirectory("luna-disk-").FullName;
        var (status, words) = Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", folder);

        if (status != 0)
        {
            Directory.Delete(folder);
            Assert.Ignore($"A small disk cannot be mounted here: {words}");
        }

        return new SmallDisk(folder);
    }

    /// <summary>A folder on it.</summary>
    public string Folder(string name) => Directory.CreateDirectory(System.IO.Path.Combine(_folder, name)).FullName;

    /// <summary>Writes until nothing more goes.</summary>
    public void Fill()
    {
        using var file = new FileStream(System.IO.Path.Combine(_folder, Filler), FileMode.Append, FileAccess.Write, FileShare.None, 0);
        var chunk = new byte[4096];

        try
        {
            while (true)
            {
                file.Write(chunk);
            }
        }
        catch (IOException)
        {
            // Full.
        }
    }

    /// <summary>Takes away what <see cref="Fill"/> wrote.</summary>
    public void Free() => File.Delete(System.IO.Path.Combine(_folder, Filler));

    public void Dispose()
    {
        // Lazily: a process that was killed a moment ago may have files open still.
        _ = Run("umount", "-l", _folder);
        Directory.Delete(_folder);
    }

    private static (int Status, string Words) Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardError = true,
            UseShellExecute = false,
        })!;
        var words = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, words.Trim());
    }
}
