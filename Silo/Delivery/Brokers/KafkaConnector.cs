using Confluent.Kafka;
using LunaVideoAgent.Grains.Abstractions.Analytics;
using Microsoft.Extensions.Options;

namespace LunaVideoAgent.Silo.Delivery.Brokers;

/// <summary>
/// Connects to clusters of Kafka brokers. Bootstrap addresses are checked before they are dialled, those that the cluster advertises before
/// the first message; the client library resolves the latter by itself, so a name that changes its mind in between is not noticed.
/// </summary>
internal sealed class KafkaConnector(
    CallbackGate gate, IOptions<CallbackOptions> callbacks, IOptions<KafkaOptions> kafka, ILogger<KafkaConnector> logger) : IBrokerConnector
{
    // One message a callback is on its way at a time.
    private const int MostQueued = 10_000;
    private const int MostQueuedKilobytes = 64 << 10;

    // The first answer comes before whoever waits for it has given up, or the reason why there is none.
    private const double Patience = 0.8;

    private static readonly TimeSpan LongestReconnectDelay = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    public CallbackKind Kind => CallbackKind.Kafka;

    /// <inheritdoc/>
    public async Task<IBrokerConnection> ConnectAsync(CallbackSettings callback, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var connection = KafkaConnection.Open(await DescribeAsync(callback, cancellationToken), logger);

        try
        {
            foreach (var broker in await connection.ListBrokersAsync(callback.Topic, timeout * Patience))
            {
                await gate.ResolveAsync(broker.Host, cancellationToken);
            }

            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>How the client library is told to work.</summary>
    internal async Task<ProducerConfig> DescribeAsync(CallbackSettings callback, CancellationToken cancellationToken)
    {
        var timeout = (int)callbacks.Value.BrokerTimeout.TotalMilliseconds;
        var config = new ProducerConfig
        {
            BootstrapServers = string.Join(',', await ResolveAsync(callback, cancellationToken)),
            ClientId = "luna-video-agent",
            EnableIdempotence = true,
            Acks = Acks.All,
            Partitioner = Partitioner.Murmur2Random,
            LingerMs = 0,
            MessageTimeoutMs = timeout,
            TopicMetadataPropagationMaxMs = timeout / 2,
            SocketConnectionSetupTimeoutMs = (int)Math.Max(1000, callbacks.Value.ConnectTimeout.TotalMilliseconds),
            ReconnectBackoffMaxMs = (int)LongestReconnectDelay.TotalMilliseconds,
            QueueBufferingMaxMessages = MostQueued,
            QueueBufferingMaxKbytes = MostQueuedKilobytes,
            SecurityProtocol = ProtocolOf(callback),
        };

        Secure(config, callback);
        return config;
    }

    private static SecurityProtocol ProtocolOf(CallbackSettings callback) => callback.Protocol switch
    {
        "SSL" => SecurityProtocol.Ssl,
        "SASL_PLAINTEXT" => SecurityProtocol.SaslPlaintext,
        "SASL_SSL" => SecurityProtocol.SaslSsl,
        _ => SecurityProtocol.Plaintext,
    };

    // Without TLS the addresses that were checked are dialled, and no others. With TLS the name is needed for the certificate, which says
    // who answers.
    private async Task<List<string>> ResolveAsync(CallbackSettings callback, CancellationToken cancellationToken)
    {
        var isEncrypted = ProtocolOf(callback) is SecurityProtocol.Ssl or SecurityProtocol.SaslSsl;
        var servers = new List<string>();
        CallbackRefusedException? unknown = null;

        foreach (var server in callback.Servers)
        {
            var address = BrokerAddress.Parse(server) ?? throw new CallbackRefusedException($"{server} is not the address of a broker");

            try
            {
                var checkedAddresses = await gate.ResolveAsync(address.Host, cancellationToken);
                servers.AddRange(isEncrypted
                    ? [address.ToString()]
                    : checkedAddresses.Select(one => new BrokerAddress(one.ToString(), address.Port).ToString()));
            }
            catch (CallbackRefusedException refused) when (refused.InnerException is not null)
            {
                unknown = refused;
            }
        }

        return servers.Count > 0 ? servers : throw unknown!;
    }

    // The operator's credentials go to the operator's brokers and nowhere else.
    private void Secure(ProducerConfig config, CallbackSettings callback)
    {
        var options = kafka.Value;
        var isOwn = options.Servers.Count > 0 && callback.Servers.All(server => options.Servers.Contains(server));

        if (config.SecurityProtocol is SecurityProtocol.SaslPlaintext or SecurityProtocol.SaslSsl)
        {
            config.SaslMechanism = options.SaslMechanism switch
            {
                KafkaSaslMechanism.ScramSha256 => SaslMechanism.ScramSha256,
                KafkaSaslMechanism.ScramSha512 => SaslMechanism.ScramSha512,
                _ => SaslMechanism.Plain,
            };
            config.SaslUsername = callback.Sasl?.Login ?? (isOwn ? options.Username : "");
            config.SaslPassword = callback.Sasl?.Password ?? (isOwn ? options.Password : "");
        }

        if (config.SecurityProtocol is not (SecurityProtocol.Ssl or SecurityProtocol.SaslSsl))
        {
            return;
        }

        config.SslCaLocation = options.CaFile is { Length: > 0 } authorities ? authorities : null;

        if (isOwn && options.CertificateFile.Length > 0)
        {
            config.SslCertificateLocation = options.CertificateFile;
            config.SslKeyLocation = options.KeyFile;
            config.SslKeyPassword = options.KeyPassword is { Length: > 0 } password ? password : null;
        }
    }
}
