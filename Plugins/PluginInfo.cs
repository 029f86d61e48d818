namespace LunaVideoAgent.Plugins;

/// <summary>A plug-in as it is shown.</summary>
/// <param name="Name">Its name, or that of its folder if it could not be loaded.</param>
/// <param name="Group">One of <see cref="PluginGroups"/>.</param>
/// <param name="Version">Of its assembly; null if there is none to ask.</param>
/// <param name="Description">What it does, or why it does nothing.</param>
/// <param name="IsEnabled">Whether it runs.</param>
public sealed record PluginInfo(string Name, string Group, string? Version, string Description, bool IsEnabled);
