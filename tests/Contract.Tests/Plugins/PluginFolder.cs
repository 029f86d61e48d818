namespace LunaVideoAgent.Contract.Tests.Plugins;

/// <summary>A folder with the sample plug-in and one that is no assembly; it goes with the test.</summary>
internal sealed class PluginFolder : IDisposable
{
    private const string Sample = "LunaVideoAgent.SamplePlugin";

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("luna-plugins-");

    public PluginFolder()
    {
        var built = System.IO.Path.GetFullPath(System.IO.Path.Combine(AppContext.BaseDirectory, "../../SamplePlugin", Configuration));
        var target = _root.CreateSubdirectory(Sample);

        foreach (var file in Directory.EnumerateFiles(built, $"{Sample}.*"))
        {
            File.Copy(file, System.IO.Path.Combine(target.FullName, System.IO.Path.GetFileName(file)));
        }

        File.WriteAllText(System.IO.Path.Combine(_root.CreateSubdirectory("broken").FullName, "broken.dll"), "no assembly");
    }

    public string Path => _root.FullName;

    private static string Configuration => System.IO.Path.GetFileName(AppContext.BaseDirectory.TrimEnd('/'));

    /// <summary>What the sample wrote into a file, once it has a line that fits.</summary>
    public async Task<string> ReadUntilAsync(string name, Func<string, bool> fits, CancellationToken cancellationToken)
    {
        var path = System.IO.Path.Combine(_root.FullName, Sample, name);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));

        while (true)
        {
            var text = File.Exists(path) ? await File.ReadAllTextAsync(path, cancellationToken) : "";

            if (fits(text))
            {
                return text;
            }

            await timer.WaitForNextTickAsync(cancellationToken);
        }
    }

    public void Dispose() => _root.Delete(recursive: true);
}
