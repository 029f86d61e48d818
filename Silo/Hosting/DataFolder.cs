namespace LunaVideoAgent.Silo.Hosting;

/// <summary>The folder of an agent that is one process: its database and its pictures.</summary>
internal static class DataFolder
{
    /// <summary>Makes it if it is not there, and tries whether it can be written: later faults would not say which folder it is.</summary>
    /// <exception cref="StartException">It cannot be made or written.</exception>
    public static void Prepare(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            var probe = Path.Combine(folder, $".writable-{Environment.ProcessId}");
            File.WriteAllBytes(probe, []);
            File.Delete(probe);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StartException(
                $"The data folder '{Path.GetFullPath(folder)}' cannot be written: {fault.Message} "
                + "Let this user write there, or name another folder: --Silo:DataFolder FOLDER.",
                fault);
        }
    }
}
