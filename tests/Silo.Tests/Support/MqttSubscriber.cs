using System.Buffers;
using System.Collections.Concurrent;
using MQTTnet;
using MQTTnet.Formatter;
using MQTTnet.Packets;
using MQTTnet.Protocol;

namespace LunaVideoAgent.Silo.Tests.Support;

/// <summary>One who listens to everything that a broker gets, until either goes.</summary>
internal sealed class MqttSubscriber : IDisposable
{
    private readonly IMqttClient _client = new MqttClientFactory().CreateMqttClient();

    private MqttSubscriber() => _client.ApplicationMessageReceivedAsync += received =>
    {
        var message = received.ApplicationMessage;
        var id = message.UserProperties.Single(property => property.Name == "webhook-id").ReadValueAsString();
        Messages.Enqueue((message.Payload.ToArray(), id));
        return Task.CompletedTask;
    };

    /// <summary>Body and id of every message, in the order of their arrival.</summary>
    public ConcurrentQueue<(byte[] Body, string Id)> Messages { get; } = [];

    /// <summary>Returns once it listens.</summary>
    public static async Task<MqttSubscriber> StartAsync(int port)
    {
        var subscriber = new MqttSubscriber();
        var options = new MqttClientOptionsBuilder()
            .WithTcpServer("127.0.0.1", port)
            .WithProtocolVersion(MqttProtocolVersion.V500)
            .Build();
        await subscriber._client.ConnectAsync(options);
        await subscriber._client.SubscribeAsync("#", MqttQualityOfServiceLevel.AtLeastOnce);
        return subscriber;
    }

    public void Dispose() => _client.Dispose();
}
