using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using LunaVideoAgent.TestSupport.Web;
using MQTTnet;
using MQTTnet.Packets;
using MQTTnet.Protocol;
using MQTTnet.Server;

namespace LunaVideoAgent.Silo.Tests.Support;

/// <summary>An MQTT broker of the loopback address in this process, which keeps what it is sent.</summary>
internal sealed class MqttBroker : IAsyncDisposable
{
    private readonly MqttServer _server;

    private MqttBroker(MqttServer server, int port)
    {
        _server = server;
        Port = port;
    }

    public int Port { get; }

    /// <summary>Every message, in the order of their arrival.</summary>
    public ConcurrentQueue<Received> Messages { get; } = [];

    /// <summary>How clients came.</summary>
    public ConcurrentQueue<ValidatingConnectionEventArgs> Clients { get; } = [];

    /// <summary>Starts it.</summary>
    /// <param name="port">0: any.</param>
    /// <param name="password">What a client must say; null: nothing.</param>
    /// <param name="certificate">With one it speaks TLS.</param>
    public static async Task<MqttBroker> StartAsync(int port = 0, string? password = null, X509Certificate2? certificate = null)
    {
        var listening = port == 0 ? FreePort.Take() : port;
        var options = new MqttServerOptionsBuilder();
        options = certificate is null
            ? options.WithDefaultEndpoint().WithDefaultEndpointPort(listening).WithDefaultEndpointBoundIPAddress(IPAddress.Loopback)
            : options.WithEncryptedEndpoint().WithEncryptedEndpointPort(listening)
                .WithEncryptedEndpointBoundIPAddress(IPAddress.Loopback).WithEncryptionCertificate(certificate);

        var broker = new MqttBroker(new MqttServerFactory().CreateMqttServer(options.Build()), listening);
        broker._server.ValidatingConnectionAsync += client =>
        {
            broker.Clients.Enqueue(client);
            client.ReasonCode = password is null || client.Password == password
                ? MqttConnectReasonCode.Success
                : MqttConnectReasonCode.BadUserNameOrPassword;
            return Task.CompletedTask;
        };
        broker._server.InterceptingPublishAsync += publish =>
        {
            broker.Messages.Enqueue(new Received(publish.ApplicationMessage));
            return Task.CompletedTask;
        };
        await broker._server.StartAsync();
        return broker;
    }

    public async ValueTask DisposeAsync()
    {
        await _server.StopAsync();
        _server.Dispose();
    }

    internal sealed class Received(MqttApplicationMessage message)
    {
        // The buffer behind it is the broker's.
        public byte[] Body { get; } = message.Payload.ToArray();

        public MqttApplicationMessage Message => message;

        public string Property(string name) => message.UserProperties.Single(property => property.Name == name).ReadValueAsString();
    }
}
