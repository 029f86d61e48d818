using LunaVideoAgent.Grains.Delivery;

namespace LunaVideoAgent.Silo.Delivery.Brokers;

/// <summary>From the template of a topic to the topic of a message.</summary>
internal static class MqttTopic
{
    // What a level of a topic may not have: it would be two levels, or a wildcard (MQTT 5, 4.7.1).
    private static readonly char[] Reserved = ['/', '+', '#'];

    /// <summary>The topic of a message.</summary>
    public static string Of(string template, DeliveryTarget target, PendingDelivery delivery) => template
        .Replace("{stream_id}", target.SourceId.ToString(), StringComparison.Ordinal)
        .Replace("{account_id}", target.AccountId?.ToString() ?? "none", StringComparison.Ordinal)
        .Replace("{event_type}", LevelOf(delivery.MessageType), StringComparison.Ordinal);

    private static string LevelOf(string text) =>
        string.Concat(text.Select(letter => char.IsControl(letter) || Reserved.Contains(letter) ? '_' : letter));
}
