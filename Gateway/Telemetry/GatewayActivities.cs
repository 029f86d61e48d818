using System.Diagnostics;
using LunaVideoAgent.Gateway.Events;

namespace LunaVideoAgent.Gateway.Telemetry;

/// <summary>A gateway's part of the traces of events.</summary>
internal static class GatewayActivities
{
    /// <summary>The name to listen to.</summary>
    public const string Name = "LunaVideoAgent.Gateway";

    private static readonly ActivitySource Source = new(Name);

    /// <summary>A message was sent over a WebSocket: the last part of the trace of each of its events.</summary>
    public static void RecordSent(in OutgoingMessage message, Guid streamId, DateTimeOffset start, DateTimeOffset end)
    {
        if (message.TraceParents is not { } traceParents || !Source.HasListeners())
        {
            return;
        }

        foreach (var traceParent in traceParents)
        {
            if (ActivityContext.TryParse(traceParent, traceState: null, isRemote: true, out var parent))
            {
                using var activity = Source.StartActivity("send", ActivityKind.Producer, parent, startTime: start);
                activity?.DisplayName = "send websocket";
                activity?.SetTag("luna.stream_id", streamId.ToString());
                activity?.SetEndTime(end.UtcDateTime);
            }
        }
    }
}
