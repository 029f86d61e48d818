using LunaVideoAgent.Grains.Delivery;

namespace LunaVideoAgent.Silo.Delivery.Brokers;

/// <summary>What goes with a message: headers of Kafka, user properties of MQTT; named like the headers of an HTTP callback.</summary>
internal static class BrokerMessage
{
    /// <summary>Names and values.</summary>
    public static IEnumerable<(string Name, string Value)> PropertiesOf(PendingDelivery delivery)
    {
        yield return ("webhook-id", delivery.MessageId.ToString());
        yield return ("event-type", delivery.MessageType);

        if (delivery.RequestId is { } requestId)
        {
            yield return ("luna-request-id", requestId);
        }

        if (delivery.TraceParent is { } traceParent)
        {
            yield return ("traceparent", traceParent);
        }
    }
}
