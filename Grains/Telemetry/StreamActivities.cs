using System.Diagnostics;
using LunaVideoAgent.Grains.Abstractions;
using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Streams;
using LunaVideoAgent.Grains.Delivery;
using LunaVideoAgent.Grains.Pipeline;

namespace LunaVideoAgent.Grains.Telemetry;

/// <summary>
/// The parts of the trace of an event, from the frame that told it to its delivery. Those of the frame are made afterwards, of times that
/// were taken anyway, and only if there is an event: a frame by itself is never traced.
/// </summary>
internal static class StreamActivities
{
    /// <summary>The name to listen to.</summary>
    public const string Name = "LunaVideoAgent.Grains";

    private static readonly ActivitySource Source = new(Name);

    /// <summary>Whether somebody listens.</summary>
    public static bool AreWanted => Source.HasListeners();

    /// <summary>The whole of one telling; null if it is not sampled.</summary>
    public static Activity? BeginEvent(AnalyticEvent source, AnalysedFrame frame, StreamSnapshot stream)
    {
        // Whoever made this thread or task is not where the event comes from.
        Activity.Current = null;
        var start = frame.Stages is { } stages ? frame.DecodeTime - stages.Times.DecodeDuration : default;
        var activity = Source.StartActivity("event", ActivityKind.Internal, parentContext: default, startTime: start);

        if (activity is not { Recorded: true })
        {
            activity?.Dispose();
            return null;
        }

        var status = ApiWord.Of(source.Status);
        activity.DisplayName = $"{activity.OperationName} {source.EventType} {status}";
        activity.SetTag("luna.stream_id", stream.StreamId.ToString());
        activity.SetTag("luna.analytic", stream.Settings.Analytics[frame.AnalyticIndex].Name);
        activity.SetTag("luna.event_id", source.EventId.ToString());
        activity.SetTag("luna.event_type", source.EventType);
        activity.SetTag("luna.event_status", status);
        return activity;
    }

    /// <summary>What the frame of an event has been through.</summary>
    /// <param name="parent">The whole.</param>
    /// <param name="frame">The frame.</param>
    /// <param name="stages">Its stages.</param>
    /// <param name="analysedTime">When trackers and rules were done.</param>
    public static void RecordFrame(ActivityContext parent, AnalysedFrame frame, FrameStages stages, DateTimeOffset analysedTime)
    {
        var times = stages.Times;
        Record("decode", parent, frame.DecodeTime - times.DecodeDuration, frame.DecodeTime);

        foreach (var detection in stages.Detections)
        {
            var queued = times.BeginTime + detection.QueueTime;
            using var activity = Begin("detect", ActivityKind.Internal, parent, detection.Finds, times.BeginTime);
            activity?.SetTag("luna.detector", detection.Finds);
            activity?.SetTag("luna.queue_seconds", detection.QueueTime.TotalSeconds);
            activity?.SetEndTime((queued + detection.InferenceTime).UtcDateTime);
        }

        Record("analyse", parent, times.DetectedTime, analysedTime);
    }

    /// <summary>The telling itself: to the live feed, to callbacks, to plug-ins. Deliveries are parts of it.</summary>
    public static Activity? BeginPublication(ActivityContext parent) => Source.StartActivity("publish", ActivityKind.Producer, parent);

    /// <summary>Messages to callbacks are stored, or cannot be.</summary>
    /// <param name="messages">The messages.</param>
    /// <param name="loss">Why they are lost; null: they are stored.</param>
    /// <param name="time">Now.</param>
    public static void RecordStored(IReadOnlyList<OutgoingMessage> messages, string? loss, DateTimeOffset time)
    {
        if (!AreWanted)
        {
            return;
        }

        foreach (var message in messages)
        {
            if (ContextOf(message.TraceParent) is { } parent)
            {
                using var activity = Source.StartActivity("store", ActivityKind.Internal, parent, startTime: message.CreateTime);
                activity?.SetTag("luna.message_id", message.MessageId.ToString());
                activity?.SetStatus(loss is null ? ActivityStatusCode.Ok : ActivityStatusCode.Error, loss);
                activity?.SetEndTime(time.UtcDateTime);
            }
        }
    }

    /// <summary>One attempt to deliver a message; null if it is not traced.</summary>
    public static Activity? BeginDelivery(DeliveryTarget target, PendingDelivery delivery)
    {
        if (!AreWanted || ContextOf(delivery.TraceParent) is not { } parent)
        {
            return null;
        }

        var callback = ApiWord.Of(target.Callback.Kind);
        var isAnswered = target.Callback.Kind is CallbackKind.Http;
        var activity = Begin("deliver", isAnswered ? ActivityKind.Client : ActivityKind.Producer, parent, callback);
        activity?.SetTag("luna.message_id", delivery.MessageId.ToString());
        activity?.SetTag("luna.callback", callback);
        activity?.SetTag("luna.endpoint", target.Endpoint);
        activity?.SetTag("luna.attempt", delivery.Attempts + 1);
        return activity;
    }

    // Viewers list spans by their names, so those say what of its kind each is; the words are few.
    private static Activity? Begin(string name, ActivityKind kind, ActivityContext parent, string what, DateTimeOffset start = default)
    {
        var activity = Source.StartActivity(name, kind, parent, startTime: start);
        activity?.DisplayName = $"{name} {what}";
        return activity;
    }

    private static ActivityContext? ContextOf(string? traceParent) =>
        ActivityContext.TryParse(traceParent, traceState: null, isRemote: true, out var context) ? context : null;

    private static void Record(string name, ActivityContext parent, DateTimeOffset start, DateTimeOffset end)
    {
        using var activity = Source.StartActivity(name, ActivityKind.Internal, parent, startTime: start);
        activity?.SetEndTime(end.UtcDateTime);
    }
}
