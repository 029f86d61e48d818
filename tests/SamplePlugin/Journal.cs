namespace LunaVideoAgent.SamplePlugin;

/// <summary>Lines in a file beside the plug-in.</summary>
internal static class Journal
{
    private static readonly Lock Gate = new();

    public static void Write(string name, string line)
    {
        lock (Gate)
        {
            File.AppendAllText(Path.Combine(Path.GetDirectoryName(typeof(Journal).Assembly.Location)!, name), line + "\n");
        }
    }
}
