using System.Buffers;
using System.Text.Json;
using LunaVideoAgent.Grains.Abstractions.Tasks;
using LunaVideoAgent.Grains.Tasks;

namespace LunaVideoAgent.Grains.Delivery;

/// <summary>What callbacks of a deferred task are told when it ends: what <c>GET /1/video/tasks/{task_id}</c> would show.</summary>
public static class TaskNotice
{
    /// <summary>The type of these messages.</summary>
    public const string MessageType = "video_task";

    /// <summary>The messages of a move; none if it is not an end, or nobody is to be told.</summary>
    public static IReadOnlyList<OutgoingMessage> Of(VideoTaskMove move, VideoTaskSettings settings, double progress)
    {
        if (!move.IsEnd || !settings.Callbacks.Any(callback => callback.Enabled))
        {
            return [];
        }

        var body = Write(move, settings, progress);
        var messageId = Guid.CreateVersion7(move.Time);

        return
        [
            .. from callback in settings.Callbacks.Index()
               where callback.Item.Enabled
               let target = DeliveryTarget.Of(move.TaskId, settings.AccountId, $"deferred_task.{callback.Index}", callback.Item)
               where CallbackConditions.Hold(callback.Item.Conditions, body)
               select new OutgoingMessage
               {
                   MessageId = messageId,
                   Target = target,
                   MessageType = MessageType,
                   CreateTime = move.Time,
                   Body = body,
                   RequestId = settings.RequestId,
               },
        ];
    }

    private static ReadOnlyMemory<byte> Write(VideoTaskMove move, VideoTaskSettings settings, double progress)
    {
        var buffer = new ArrayBufferWriter<byte>(512);

        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("task_id", move.TaskId);
            json.WriteString("account_id", settings.AccountId?.ToString());
            json.WriteNumber("status", (int)move.To);
            json.WriteNumber("progress", move.To is VideoTaskStatus.Done ? 1 : progress);
            json.WriteString("result_url", move.To is VideoTaskStatus.Done ? $"/1/video/tasks/{move.TaskId}/result" : null);
            json.WriteString("time", move.Time.UtcDateTime);

            if (move.Error is { } error)
            {
                json.WriteStartObject("error");
                json.WriteNumber("error_code", error.Code);
                json.WriteString("desc", error.Description);
                json.WriteString("detail", error.Detail);
                json.WriteEndObject();
            }
            else
            {
                json.WriteNull("error");
            }

            json.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }
}
