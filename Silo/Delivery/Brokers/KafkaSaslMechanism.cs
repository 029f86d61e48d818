namespace LunaVideoAgent.Silo.Delivery.Brokers;

/// <summary>How a user name and its password are shown to Kafka.</summary>
public enum KafkaSaslMechanism
{
    /// <summary>As they are (RFC 4616); over TLS only they stay secret.</summary>
    Plain,

    /// <summary>Salted and hashed by SHA-256 (RFC 7677).</summary>
    ScramSha256,

    /// <summary>Salted and hashed by SHA-512.</summary>
    ScramSha512,
}
