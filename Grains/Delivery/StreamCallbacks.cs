using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Streams;

namespace LunaVideoAgent.Grains.Delivery;

/// <summary>From an event of a stream to a message for each callback that is to be told of it.</summary>
internal sealed class StreamCallbacks
{
    // Kinds that are told by another way than the outbox: the live feed needs no storing.
    private static readonly CallbackKind[] Unstored = [CallbackKind.WebSocket];

    private readonly StreamSnapshot _stream;
    private readonly DeliveryTarget[][] _targets;
    private readonly string _publicUrl;

    /// <summary>The callbacks of a stream's analytics that are switched on.</summary>
    public StreamCallbacks(StreamSnapshot stream, string publicUrl)
    {
        _stream = stream;
        _publicUrl = publicUrl.TrimEnd('/');
        _targets = [.. stream.Settings.Analytics.Select((analytic, index) => Targets(stream, analytic, index))];
    }

    /// <summary>Whether any analytic has one.</summary>
    public bool Any => _targets.Any(targets => targets.Length > 0);

    /// <summary>The messages of one event.</summary>
    public IReadOnlyList<OutgoingMessage> Of(int analyticIndex, AnalyticEvent source, DateTimeOffset time)
    {
        var targets = _targets[analyticIndex];

        if (targets.Length == 0)
        {
            return [];
        }

        var body = EventDocument.Write(_stream, source, _publicUrl);
        var messageId = Guid.CreateVersion7(time);

        return
        [
            .. from target in targets
               where CallbackConditions.Hold(target.Callback.Conditions, body)
               select new OutgoingMessage
               {
                   MessageId = messageId,
                   Target = target,
                   MessageType = source.EventType,
                   CreateTime = time,
                   Body = body,
                   RequestId = _stream.Settings.RequestId,
                   TraceParent = source.TraceParent,
               },
        ];
    }

    private static DeliveryTarget[] Targets(StreamSnapshot stream, AnalyticSettings analytic, int analyticIndex) =>
    [
        .. from callback in analytic.Callbacks.Index()
           where callback.Item.Enabled && !Unstored.Contains(callback.Item.Kind)
           select DeliveryTarget.Of(
               stream.StreamId, stream.Settings.AccountId, $"analytics.{analyticIndex}.{callback.Index}", callback.Item),
    ];
}
