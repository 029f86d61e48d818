namespace LunaVideoAgent.Plugins;

/// <summary>Kinds of plug-ins by the names that are shown.</summary>
public static class PluginGroups
{
    /// <summary>Works beside the agent.</summary>
    public const string Background = "background";

    /// <summary>Is told of requests.</summary>
    public const string Monitoring = "monitoring";

    /// <summary>Is told of events.</summary>
    public const string Event = "event";

    /// <summary>Could not be loaded.</summary>
    public const string Broken = "broken";

    internal static string Of(IPlugin plugin) => plugin switch
    {
        IBackgroundPlugin => Background,
        IRequestPlugin => Monitoring,
        IEventPlugin => Event,
        _ => throw new InvalidOperationException($"{plugin.GetType().FullName} is no kind of plug-in that is known."),
    };
}
