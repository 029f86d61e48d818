using System.Text.Json.Serialization;
using LunaVideoAgent.Plugins;

namespace LunaVideoAgent.Gateway.Plugins;

/// <summary>A plug-in as it is shown.</summary>
internal sealed record PluginResponse(
    string Name,
    string Group,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Version,
    string Description,
    bool Enabled)
{
    public static PluginResponse From(PluginInfo info) => new(info.Name, info.Group, info.Version, info.Description, info.IsEnabled);
}
