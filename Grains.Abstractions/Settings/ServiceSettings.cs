using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace LunaVideoAgent.Grains.Abstractions.Settings;

/// <summary>The original service's names of settings; whoever moves from it keeps them.</summary>
public static class ServiceSettings
{
    /// <summary>A setting that is understood, but can only be 0.</summary>
    internal const string RetransmissionFallbackName = "LUNA_VIDEO_AGENT_SETTINGS.retransmission_fallback";

    /// <summary>Every name that is understood.</summary>
    public static IReadOnlyList<ServiceSetting> All { get; } =
    [
        new("LUNA_VIDEO_AGENT_SETTINGS:max_direct_streams", "Ownership:Slots", ServiceUnit.Integer),
        new("LUNA_VIDEO_AGENT_SETTINGS:max_active_tasks", "Tasks:MaxActive", ServiceUnit.Integer),
        new("LUNA_VIDEO_AGENT_VIDEO_SETTINGS:max_size", "Pipeline:MaxDownloadBytes", ServiceUnit.Integer),
        new("LUNA_VIDEO_AGENT_VIDEO_SETTINGS:ffmpeg_thread_count", "Pipeline:FileDecoderThreads", ServiceUnit.Integer),
        new("LUNA_VIDEO_AGENT_VIDEO_SETTINGS:decoder_device_class", "Pipeline:HardwareDecoding", ServiceUnit.DeviceClass),
        new("LUNA_VIDEO_AGENT_STREAMS_AGENT_SEARCH_INTERVAL", "Ownership:ReconcileInterval", ServiceUnit.Seconds),
        new("LUNA_VIDEO_AGENT_STREAMS_AUTORESTARTER_INTERVAL", "Ownership:ReconcileInterval", ServiceUnit.Seconds),
        new("LUNA_VIDEO_AGENT_AGENT_STATUS_OBSOLETING_PERIOD", "Cluster:DeathTimeout", ServiceUnit.Seconds),
        new("LUNA_VIDEO_AGENT_STREAM_STATUS_OBSOLETING_INTERVAL", "Ownership:ReconcileInterval", ServiceUnit.Seconds),
        new("LUNA_VIDEO_AGENT_STREAM_STATUS_OBSOLETING_PERIOD", "Ownership:LeaseTimeToLive", ServiceUnit.Seconds),
        .. LogsClearInterval("LUNA_VIDEO_AGENT_LOGS_CLEAR_INTERVAL"),
        .. LogsClearInterval("LUNA_VIDEO_MANAGER_LOGS_CLEAR_INTERVAL"),
        .. LogsClearInterval("LUNA_STREAMS_LOGS_CLEAR_INTERVAL"),
    ];

    /// <summary>What a configuration says by the service's names, by ours; of several times for one setting the smallest counts.</summary>
    /// <exception cref="OptionsValidationException">
    /// A value is wrong, or two names of one setting are there and differ; the message has the names.
    /// </exception>
    public static IReadOnlyDictionary<string, string?> Translate(IConfiguration configuration)
    {
        var faults = new List<string>();
        var found = new Dictionary<string, (string Value, string Name)>(StringComparer.OrdinalIgnoreCase);

        if (Find(configuration, RetransmissionFallbackName.Replace('.', ':')) is { } fallback && fallback != "0")
        {
            faults.Add($"{RetransmissionFallbackName} can only be 0: there is no media server to fall back on.");
        }

        foreach (var setting in All)
        {
            if (Find(configuration, setting.Name) is { } text)
            {
                Take(setting, text, Find(configuration, TypeName(setting.Name)), found, faults);
            }
        }

        foreach (var (target, (value, name)) in found)
        {
            if (configuration[target] is { } own && !own.Equals(value, StringComparison.OrdinalIgnoreCase))
            {
                faults.Add($"{name} and {target} are one setting, and differ: {value} and {own}.");
            }
        }

        return faults.Count == 0
            ? found.ToDictionary(pair => pair.Key, pair => (string?)pair.Value.Value)
            : throw new OptionsValidationException(nameof(ServiceSettings), typeof(ServiceSetting), faults);
    }

    private static IEnumerable<ServiceSetting> LogsClearInterval(string name) =>
    [
        new($"{name}:active", "StreamLogs:ClearOld", ServiceUnit.Flag),
        new($"{name}:check_interval", "StreamLogs:ClearInterval", ServiceUnit.Seconds),
        new($"{name}:interval", "StreamLogs:KeepFor", ServiceUnit.Interval),
    ];

    private static void Take(
        ServiceSetting setting,
        string text,
        string? intervalType,
        Dictionary<string, (string Value, string Name)> found,
        List<string> faults)
    {
        if (ServiceValue.ToSetting(setting.Unit, text, intervalType) is not { } value)
        {
            faults.Add($"{setting.DocumentedName} has no value of its kind ({setting.Unit}): '{text}'.");
            return;
        }

        if (!found.TryGetValue(setting.Target, out var other))
        {
            found[setting.Target] = (value, setting.DocumentedName);
            return;
        }

        var (isSpan, isOtherSpan) = (TimeSpan.TryParse(value, null, out var span), TimeSpan.TryParse(other.Value, null, out var otherSpan));

        if (isSpan && isOtherSpan && span < otherSpan)
        {
            found[setting.Target] = (value, setting.DocumentedName);
        }
        else if (!(isSpan && isOtherSpan) && value != other.Value)
        {
            faults.Add($"{setting.DocumentedName} and {other.Name} are one setting, and differ: {value} and {other.Value}.");
        }
    }

    // Command lines and environments have no objects: there a dot may stand before the member.
    private static string? Find(IConfiguration configuration, string name) =>
        configuration[name] ?? configuration[name.Replace(':', '.')];

    private static string TypeName(string name) => $"{name.Split(':')[0]}:interval_type";
}
