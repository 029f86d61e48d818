namespace LunaVideoAgent.Gateway.Hosting;

/// <summary>What the program says of itself.</summary>
internal static class GatewayHelp
{
    /// <summary>For <c>--help</c>.</summary>
    public const string Text = """
        LunaVideoAgent.Gateway: the HTTP and WebSocket API, and the user interface, in front of a cluster of silos.

        Usage: LunaVideoAgent.Gateway [--Section:Name VALUE]...

        Settings that most installations set; as environment variables they have two underscores: Cluster__ConnectionString.
          --Urls ADDRESS                  where it listens; default http://127.0.0.1:5240
          --Cluster:ConnectionString ...  the PostgreSQL database in which silos say where they are;
                                          without it a silo is looked for on this machine
          --Telemetry:Port PORT           a port of its own for /metrics

        All settings: docs/04-settings.md, also at /docs of a running gateway; /config shows those in effect.
        A silo without a database is a whole agent and needs no gateway: LunaVideoAgent.Silo --help
        """;

    /// <summary>Whether the arguments ask for it.</summary>
    public static bool IsAskedFor(string[] args) => args.Any(arg => arg is "--help" or "-h" or "-?");
}
