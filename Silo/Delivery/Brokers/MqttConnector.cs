using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using LunaVideoAgent.Grains.Abstractions.Analytics;
using Microsoft.Extensions.Options;
using MQTTnet;
using MQTTnet.Exceptions;
using MQTTnet.Formatter;

namespace LunaVideoAgent.Silo.Delivery.Brokers;

/// <summary>
/// Connects to MQTT 5 brokers: the name is resolved once, each address checked, and one that passed is dialled. Brokers that send us
/// elsewhere (server reference) are not followed. Sessions end with their connection: what was not confirmed is in the outbox.
/// </summary>
internal sealed class MqttConnector(CallbackGate gate, IOptions<MqttOptions> mqtt) : IBrokerConnector
{
    // MQTT 5, 3.1.3.1: what every broker takes is up to 23 letters and digits.
    private const int RandomBytesOfClientId = 9;

    private static readonly MqttClientFactory Factory = new();

    private readonly Lazy<X509Certificate2Collection?> _authorities = new(() => ReadAuthorities(mqtt.Value.CaFile));
    private readonly Lazy<X509Certificate2?> _certificate = new(() => ReadCertificate(mqtt.Value));

    /// <inheritdoc/>
    public CallbackKind Kind => CallbackKind.Mqtt;

    /// <inheritdoc/>
    public async Task<IBrokerConnection> ConnectAsync(CallbackSettings callback, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var address = MqttAddress.Parse(callback.Url)
            ?? throw new CallbackRefusedException("the url is not that of an MQTT broker");
        BrokerException? fault = null;

        foreach (var one in await gate.ResolveAsync(address.Host, cancellationToken))
        {
            try
            {
                return await ConnectAsync(OptionsOf(callback, (address, one), timeout), cancellationToken);
            }
            catch (BrokerException failed) when (!failed.HasAnswered)
            {
                fault = failed;
            }
        }

        throw fault!;
    }

    private static async Task<IBrokerConnection> ConnectAsync(MqttClientOptions options, CancellationToken cancellationToken)
    {
        IMqttClient? client = Factory.CreateMqttClient();

        try
        {
            var answer = await client.ConnectAsync(options, cancellationToken);

            if (answer.ResultCode is not MqttClientConnectResultCode.Success)
            {
                throw new BrokerException($"the broker refused the connection: {answer.ResultCode} {answer.ReasonString}".TrimEnd())
                {
                    HasAnswered = true,
                };
            }

            var connection = new MqttConnection(client, answer);
            client = null;
            return connection;
        }
        catch (Exception failed) when (failed is MqttCommunicationException or SocketException or IOException)
        {
            throw new BrokerException((failed.InnerException ?? failed).Message.TrimEnd('.'), failed);
        }
        catch (Exception failed) when (failed is AuthenticationException or MqttProtocolViolationException)
        {
            throw new BrokerException(failed.Message.TrimEnd('.'), failed) { HasAnswered = true };
        }
        finally
        {
            client?.Dispose();
        }
    }

    private MqttClientOptions OptionsOf(
        CallbackSettings callback, (MqttAddress Named, IPAddress Checked) broker, TimeSpan timeout)
    {
        var address = broker.Named;
        var isOwn = MqttAddress.Parse(mqtt.Value.Url) == address;
        var builder = new MqttClientOptionsBuilder()
            .WithProtocolVersion(MqttProtocolVersion.V500)
            .WithEndPoint(new IPEndPoint(broker.Checked, address.Port))
            .WithClientId($"luna{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(RandomBytesOfClientId))}")
            .WithCleanStart()
            .WithSessionExpiryInterval(0)
            .WithKeepAlivePeriod(mqtt.Value.KeepAlive)
            .WithTimeout(timeout);

        if (callback.Sasl is { } own)
        {
            builder.WithCredentials(own.Login, own.Password);
        }
        else if (isOwn && mqtt.Value.Username.Length > 0)
        {
            builder.WithCredentials(mqtt.Value.Username, mqtt.Value.Password);
        }

        if (address.IsEncrypted)
        {
            builder.WithTlsOptions(tls => Secure(tls.UseTls().WithTargetHost(address.Host), isOwn));
        }

        return builder.Build();
    }

    private void Secure(MqttClientTlsOptionsBuilder tls, bool isOwn)
    {
        if (_authorities.Value is { } authorities)
        {
            tls.WithTrustChain(authorities);
        }

        if (isOwn && _certificate.Value is { } certificate)
        {
            tls.WithClientCertificates([certificate]);
        }
    }

    private static X509Certificate2Collection? ReadAuthorities(string file)
    {
        if (file.Length == 0)
        {
            return null;
        }

        var authorities = new X509Certificate2Collection();
        authorities.ImportFromPemFile(file);
        return authorities;
    }

    private static X509Certificate2? ReadCertificate(MqttOptions options) => options switch
    {
        { CertificateFile: "" } => null,
        { KeyPassword: "" } => X509Certificate2.CreateFromPemFile(options.CertificateFile, options.KeyFile),
        _ => X509Certificate2.CreateFromEncryptedPemFile(options.CertificateFile, options.KeyPassword, options.KeyFile),
    };
}
