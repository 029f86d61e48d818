using System.Text;
using System.Text.Json;
using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Delivery;

namespace LunaVideoAgent.Silo.Storage;

/// <summary>An event of the events store: what it is found by, and the body that callbacks get.</summary>
internal sealed record StoredEvent(
    Guid EventId,
    Guid StreamId,
    Guid? AccountId,
    string EventType,
    string? Source,
    string? SourceGroup,
    DateTimeOffset CreateTime,
    DateTimeOffset EndTime,
    DateTimeOffset StoreTime,
    string Document)
{
    /// <summary>Whether a message goes to a receiver, and not into the store.</summary>
    public static bool IsNone(OutgoingMessage message) => message.Target.Callback.Kind is not CallbackKind.EventStore;

    /// <summary>Reads it off a message.</summary>
    public static StoredEvent Of(OutgoingMessage message)
    {
        using var document = JsonDocument.Parse(message.Body);
        var body = document.RootElement;
        var details = body.GetProperty("event");

        return new StoredEvent(
            details.GetProperty("event_id").GetGuid(),
            message.Target.SourceId,
            message.Target.AccountId,
            message.MessageType,
            details.GetProperty("source").GetString(),
            details.GetProperty("source_group").GetString(),
            body.GetProperty("event_create_time").GetDateTimeOffset(),
            body.GetProperty("event_end_time").GetDateTimeOffset(),
            message.CreateTime,
            Encoding.UTF8.GetString(message.Body.Span));
    }
}
