namespace LunaVideoAgent.Gateway.Plugins;

/// <summary>Every plug-in, by name.</summary>
internal sealed record PluginListResponse(IReadOnlyList<PluginResponse> Plugins);
