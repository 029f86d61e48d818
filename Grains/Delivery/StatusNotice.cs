using System.Text;
using System.Text.Json.Nodes;
using LunaVideoAgent.Grains.Abstractions.Streams;
using LunaVideoAgent.Grains.Streams;

namespace LunaVideoAgent.Grains.Delivery;

/// <summary>What the callbacks of a notification policy are told when a stream moves: each status on the way.</summary>
public static class StatusNotice
{
    /// <summary>The type of these messages.</summary>
    public const string MessageType = "stream_status";

    /// <summary>
    /// The messages of a move; none if nobody is to be told. With a minimum duration only where the stream stays is told, and that late.
    /// </summary>
    public static IReadOnlyList<OutgoingMessage> Of(StreamMove move, StreamSettings settings)
    {
        if (settings.NotificationPolicy is not { } policy || !policy.Callbacks.Any(callback => callback.Enabled))
        {
            return [];
        }

        var delay = policy.MinDuration ?? TimeSpan.Zero;
        var told = delay > TimeSpan.Zero ? move.Path.Skip(move.Path.Count - 1) : move.Path;
        return [.. told.SelectMany((status, position) => Of(move, settings, (status, position, delay)))];
    }

    private static IEnumerable<OutgoingMessage> Of(
        StreamMove move, StreamSettings settings, (StreamStatus Status, int Position, TimeSpan Delay) change)
    {
        var body = Write(move, settings, change.Status, change.Position == 0 ? move.Error : null);
        var messageId = Guid.CreateVersion7(move.Time);

        return
            from callback in settings.NotificationPolicy!.Callbacks.Index()
            where callback.Item.Enabled && CallbackConditions.Hold(callback.Item.Conditions, body)
            select new OutgoingMessage
            {
                MessageId = messageId,
                Target = DeliveryTarget.Of(
                    move.StreamId, settings.AccountId, $"notification_policy.{callback.Index}", callback.Item),
                MessageType = MessageType,
                CreateTime = move.Time,
                Body = body,
                RequestId = settings.RequestId,
                Delay = change.Delay,
            };
    }

    private static byte[] Write(StreamMove move, StreamSettings settings, StreamStatus status, string? error) =>
        Encoding.UTF8.GetBytes(new JsonObject
        {
            ["stream_id"] = move.StreamId,
            ["account_id"] = settings.AccountId,
            ["status"] = (int)status,
            ["error"] = error,
            ["time"] = move.Time.UtcDateTime,
            ["analytic_index"] = null,
        }.ToJsonString());
}
