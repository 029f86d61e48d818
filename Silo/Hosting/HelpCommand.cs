namespace LunaVideoAgent.Silo.Hosting;

/// <summary><c>--help</c>: what the program says of itself.</summary>
internal static class HelpCommand
{
    private const string Text = """
        LunaVideoAgent.Silo: a silo of a cluster or, without a database, a whole agent with its API and user interface.

        Usage: LunaVideoAgent.Silo [COMMAND] [--Section:Name VALUE]...

        Commands:
          serve    runs it; also without saying so
          migrate  brings the schema of the database up to this version
          demo     runs an agent on the bundled clip and prints its events; has a --help of its own
          track    runs the tracker alone over a file of detections; has a --help of its own

        Settings that most installations set; as environment variables they have two underscores: Pipeline__MediaFolder.
          --Urls ADDRESS                     where the API listens; default http://127.0.0.1:5240
          --Silo:DataFolder FOLDER           where database and pictures are kept; default data
          --Pipeline:MediaFolder FOLDER      the folder that file references must be below; without it, files are refused
          --Ownership:Slots NUMBER           streams that it runs at once; default 32
          --Cluster:ConnectionString ...     the PostgreSQL database that silos and gateways share
          --Cluster:AdvertisedAddress IP     where other silos and gateways reach it; default 127.0.0.1

        All settings: docs/04-settings.md, also at /docs of a running agent; /config shows those in effect.
        """;

    /// <summary>Whether the arguments ask for it.</summary>
    public static bool IsAskedFor(string[] args) => args.Any(arg => arg is "--help" or "-h" or "-?");

    /// <summary>Prints it.</summary>
    public static async Task<int> RunAsync()
    {
        await Console.Out.WriteLineAsync(Text);
        return 0;
    }
}
