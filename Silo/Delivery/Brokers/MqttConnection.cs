using System.Text;
using LunaVideoAgent.Grains.Delivery;
using MQTTnet;
using MQTTnet.Exceptions;
using MQTTnet.Protocol;

namespace LunaVideoAgent.Silo.Delivery.Brokers;

/// <summary>A connection to an MQTT 5 broker. Messages have quality of service 1: the broker confirms each.</summary>
internal sealed class MqttConnection(IMqttClient client, MqttClientConnectResult terms) : IBrokerConnection
{
    private static readonly TimeSpan DisconnectTimeout = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    public bool IsUsable => client.IsConnected;

    /// <inheritdoc/>
    public async Task<DeliveryOutcome> SendAsync(DeliveryTarget target, PendingDelivery delivery, CancellationToken cancellationToken)
    {
        if (terms.MaximumQoS < MqttQualityOfServiceLevel.AtLeastOnce)
        {
            return DeliveryOutcome.Failed("the broker does not confirm messages: it has quality of service 0 only");
        }

        var message = MessageOf(target, delivery);

        if (terms.MaximumPacketSize is { } limit and > 0 && message.Payload.Length > limit)
        {
            return DeliveryOutcome.Failed($"the broker takes {limit} bytes at most");
        }

        try
        {
            var answer = await client.PublishAsync(message, cancellationToken);

            return answer.IsSuccess
                ? DeliveryOutcome.Delivered
                : DeliveryOutcome.Failed($"the broker refused it: {answer.ReasonCode} {answer.ReasonString}".TrimEnd());
        }
        catch (MqttCommunicationException fault)
        {
            return DeliveryOutcome.Unanswered((fault.InnerException ?? fault).Message.TrimEnd('.'));
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        try
        {
            using var limit = new CancellationTokenSource(DisconnectTimeout);
            await client.DisconnectAsync(new MqttClientDisconnectOptions(), limit.Token);
        }
        catch (Exception exception) when (exception is MqttCommunicationException or OperationCanceledException)
        {
            // The broker is gone before us.
        }

        client.Dispose();
    }

    private static MqttApplicationMessage MessageOf(DeliveryTarget target, PendingDelivery delivery)
    {
        var builder = new MqttApplicationMessageBuilder()
            .WithTopic(MqttTopic.Of(target.Callback.Topic!, target, delivery))
            .WithPayload(delivery.Body)
            .WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce)
            .WithContentType("application/json")
            .WithPayloadFormatIndicator(MqttPayloadFormatIndicator.CharacterData);

        foreach (var (name, value) in BrokerMessage.PropertiesOf(delivery))
        {
            builder.WithUserProperty(name, Encoding.UTF8.GetBytes(value));
        }

        return builder.Build();
    }
}
