namespace LunaVideoAgent.Silo.Delivery.Brokers;

/// <summary>Where an MQTT broker listens.</summary>
/// <param name="Host">Its name or address; one of IPv6 without brackets.</param>
/// <param name="Port">Its port.</param>
/// <param name="IsEncrypted">Whether it speaks TLS.</param>
internal readonly record struct MqttAddress(string Host, int Port, bool IsEncrypted)
{
    private const int PlainPort = 1883;
    private const int EncryptedPort = 8883;

    /// <summary>An address as it is written, such as <c>mqtts://broker:8883</c>; null if it is none.</summary>
    public static MqttAddress? Parse(string? url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri is not { Scheme: "mqtt" or "mqtts", Host.Length: > 0, UserInfo: "" })
        {
            return null;
        }

        var isEncrypted = uri.Scheme == "mqtts";
        var port = uri.Port > 0 ? uri.Port : isEncrypted ? EncryptedPort : PlainPort;
        return new MqttAddress(uri.IdnHost.Trim('[', ']'), port, isEncrypted);
    }
}
