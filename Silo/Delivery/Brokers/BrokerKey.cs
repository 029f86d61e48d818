using System.Security.Cryptography;
using System.Text;
using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Silo.Delivery.Brokers;

/// <summary>What callbacks have in common that may share a connection: brokers, protocol and credentials. Shows none of them.</summary>
internal readonly record struct BrokerKey(string Hash)
{
    /// <summary>The key of a callback.</summary>
    public static BrokerKey Of(CallbackSettings callback)
    {
        string?[] parts =
        [
            callback.Kind.ToString(),
            callback.Url,
            .. callback.Servers.Order(StringComparer.OrdinalIgnoreCase),
            callback.Protocol,
            callback.Sasl?.Login,
            callback.Sasl?.Password,
        ];

        return new BrokerKey(Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', parts)))));
    }
}
