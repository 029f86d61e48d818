using Microsoft.Extensions.Configuration;

namespace LunaVideoAgent.Grains.Abstractions.Settings;

/// <summary>Settings of the original service that set nothing here; whoever brings them along is told so at the start.</summary>
public static class UnusedServiceSettings
{
    private const string Placement = "silos find each other through the database, see Cluster";
    private const string Delivery = "each callback names its own address, see Callbacks";

    /// <summary>Groups of the original service, by name, with what takes their place; members that are understood are not meant.</summary>
    public static IReadOnlyDictionary<string, string> Groups { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["ADDITIONAL_SERVICES_USAGE"] = Delivery,
        ["INFLUX_MONITORING"] = "metrics are read from /metrics or sent by OTLP, see Telemetry",
        ["LUNA_IMAGE_STORE_OBJECTS_ADDRESS"] = "videos are read from the address that a request names",
        ["LUNA_VIDEO_AGENT_AGENT_STATUS_OBSOLETING_INTERVAL"] = Placement,
        ["LUNA_VIDEO_AGENT_HUMAN_TRACKER_SETTINGS"] = "the request sets the rate, Inference:InputSides the detector's size",
        ["LUNA_VIDEO_AGENT_REDIS_DB_ADDRESS"] = "tasks are kept in the database",
        ["LUNA_VIDEO_AGENT_RUNTIME_SETTINGS"] = "devices are set by Inference",
        ["LUNA_VIDEO_AGENT_SETTINGS"] = "see Ownership, Pipeline and Tasks",
        ["LUNA_VIDEO_AGENT_VIDEO_SETTINGS"] = "see Pipeline and Inference",
    };

    /// <summary>Those that a configuration has: the documented name, and what takes its place.</summary>
    public static IReadOnlyList<(string Name, string Instead)> Find(IConfiguration configuration)
    {
        var understood = ServiceSettings.All.Select(setting => setting.DocumentedName)
            .Append(ServiceSettings.RetransmissionFallbackName)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);

        return
        [
            .. configuration.AsEnumerable()
                .Where(pair => pair.Value is not null)
                .Select(pair => pair.Key.Replace(':', '.'))
                .Where(name => !understood.Contains(name))
                .Select(name => (Name: name, Group: GroupOf(name)))
                .Where(found => found.Group is not null)
                .DistinctBy(found => found.Name, StringComparer.OrdinalIgnoreCase)
                .OrderBy(found => found.Name, StringComparer.Ordinal)
                .Select(found => (found.Name, Groups[found.Group!])),
        ];
    }

    private static string? GroupOf(string name) => Groups.Keys.FirstOrDefault(
        group => name.Equals(group, StringComparison.OrdinalIgnoreCase)
            || name.StartsWith($"{group}.", StringComparison.OrdinalIgnoreCase));
}
