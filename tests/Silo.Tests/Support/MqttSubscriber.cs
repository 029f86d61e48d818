using System.Buffers;
using System.Collections.Concurrent;
using MQTTnet;
using MQTTnet.Exceptions;
using MQTTnet.Formatter;
using MQTTnet.Packets;
using MQTTnet.Protocol;

namespace LunaVideoAgent.Silo.Tests.Support;

/// <summary>One who listens to everything a broker gets, in a session that outlives connections and the broker.</summary>
internal sealed class MqttSubscriber : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly IMqttClient _client = new MqttClientFactory().CreateMqttClient();
    private readonly MqttClientOptions _options;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _listening;
    private volatile bool _isSubscribed;

    public MqttSubscriber(int port)
    {
        _options = new MqttClientOptionsBuilder()
            .WithTcpServer("127.0.0.1", port)
            .WithProtocolVersion(MqttProtocolVersion.V500)
            .WithClientId("subscriber")
            .WithCleanStart(false)
            .WithSessionExpiryInterval(3600)
            .Build();
        _client.ApplicationMessageReceivedAsync += received =>
        {
            var message = received.ApplicationMessage;
            var id = message.UserProperties.Single(property => property.Name == "webhook-id").ReadValueAsString();
            Messages.Enqueue((message.Payload.ToArray(), id));
            return Task.CompletedTask;
        };
        _listening = ListenAsync();
    }

    /// <summary>Body and id of every message, in the order of their arrival.</summary>
    public ConcurrentQueue<(byte[] Body, string Id)> Messages { get; } = [];

    /// <summary>Waits until it listens.</summary>
    public Task ListensAsync() => NumberedMessages.UntilAsync(() => Task.FromResult(_isSubscribed));

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAny(_listening);
        _client.Dispose();
        _stop.Dispose();
    }

    private async Task ListenAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                if (!_client.IsConnected)
                {
                    await _client.ConnectAsync(_options, _stop.Token);
                    await _client.SubscribeAsync("#", MqttQualityOfServiceLevel.AtLeastOnce, _stop.Token);
                    _isSubscribed = true;
                }
            }
            catch (MqttCommunicationException)
            {
                // The broker is away.
            }

            await Task.Delay(Pause, _stop.Token);
        }
    }
}
