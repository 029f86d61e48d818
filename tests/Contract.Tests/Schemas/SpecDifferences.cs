namespace LunaVideoAgent.Contract.Tests.Schemas;

/// <summary>Where the document of the server differs from the contract, and why. A line that no longer applies fails its test.</summary>
internal static class SpecDifferences
{
    /// <summary>Patterns of differences, each with its reason.</summary>
    public static IReadOnlyList<(string Pattern, string Reason)> Known { get; } =
    [
        ("^(putStream|countStreams|getAgents|getStreamAgent|getImage|getLiveness|getReadiness): is not in the contract$", "extensions"),
        ("^[a-zA-Z]+ 503: is not in the contract$", "no silo of the cluster answers"),
        ("^createStream 413: is not in the contract$", "bodies are bounded"),
        ("^wsEvents 500: is not in the contract$", "a refusal before the upgrade is an answer of HTTP"),
        ("^wsEvents header Luna-Request-Id: is not in the contract$", "every request may carry it"),
        ("^wsEvents query (after|timing): is not in the contract$", "extensions"),
        ("^deleteStreamsLogs query log_time__lt: required is True$", "the contract says so in words"),
        ("orientation_strategy: enum is .*videoinfo", "both spellings of the published notes are taken"),
        (@"deferred_task\.enabled: is not in the contract$", "both spellings of clients are taken"),
        (@"\.detections: is not in the contract$", "extension"),
        (@"\.splittable: is missing$", "a manager's; an agent leaves it out"),
        (@"^(createStream|putStream)\S* ?\S*\.?groups: is not in the contract$", "extension: groups of silos"),
        (": 5 forms, not [23]$", "line_crossing, zone and object_detection are extensions"),
        (@"(analytics\.\*\.name|event_type): enum is , not ", "models bring analytics with names and events of their own"),
        (@"\.(crossings|counts|visit|occupancies|detection): is not in the contract$", "extensions"),
        (@"parameters<\?>\S*: (parameters is required|is not in the contract)$", "an extension's, where the contract takes anything"),
        (@"result\.events\.\*: 1 forms, not 2$", "one form with the members of all analytics"),
        (@"_samples\.count: maximum is 20, not none$", "each is a picture in memory"),
        (@"<human_tracking>\.parameters\.(handler_id|source_type): is not in the contract$", "of streams; taken and ignored for videos"),
        (@"(events|frames_estimations)\S*: people_count is not required$", "events of other analytics have none"),
        (@"\.(face|body|humans|aggregated_estimations): is not in the contract$", "shown by human_tracking alone"),
        (@"analytics\.\*\.(targets|unavailable_targets): is not in the contract$", "extensions"),
        (@"image_retain_policy\.ttl: is not in the contract$", "refused for videos, with its reason"),
        ("^(getVideoTasks|removeVideoTask|getVideoTaskResult): is not in the contract$", "extensions"),
        ("^(getStreamStatistics|watchStream): is not in the contract$", "extensions"),
        ("^(getDeliveries|replayDeliveries|removeDeliveries|getEvents): is not in the contract$", "extensions"),
        ("^(uploadVideo|getVideos|getVideo|removeVideo): is not in the contract$", "extensions"),
        ("^checkSource: is not in the contract$", "extension"),
        ("^(getSession|openSession|closeSession): is not in the contract$", "extensions"),
        (@"notification_policy\.min_duration: is not in the contract$", "extension"),
        (@"callbacks\S*\.(secret|conditions): is not in the contract$", "extensions"),
        (@"callbacks\.\*: 5 forms, not 4$", "mqtt is an extension"),
        ("^getVideoTask header Luna-Account-Id: is not in the contract$", "whoever names an account sees its tasks only"),
    ];
}
