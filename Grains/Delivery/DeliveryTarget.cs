using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Grains.Delivery;

/// <summary>One callback of one stream or task: messages to it keep their order, and wait for nobody else's.</summary>
/// <param name="TargetId">The same as long as place and address are the same; credentials may change.</param>
/// <param name="SourceId">The stream or task.</param>
/// <param name="AccountId">Whose it is; null if nobody's.</param>
/// <param name="Callback">Where messages go and how.</param>
public sealed record DeliveryTarget(Guid TargetId, Guid SourceId, Guid? AccountId, CallbackSettings Callback)
{
    /// <summary>What many targets may share: when it is down, they all wait.</summary>
    public string Endpoint { get; } = EndpointOf(Callback);

    /// <summary>The target of a callback.</summary>
    /// <param name="sourceId">The stream or task.</param>
    /// <param name="accountId">Whose it is.</param>
    /// <param name="place">Where the callback stands in its settings, such as <c>analytics.0.1</c>.</param>
    /// <param name="callback">The callback.</param>
    public static DeliveryTarget Of(Guid sourceId, Guid? accountId, string place, CallbackSettings callback)
    {
        var address = callback.Kind is CallbackKind.Mqtt
            ? $"{callback.Url},{callback.Topic}"
            : callback.Url ?? string.Join(',', callback.Servers.Append(callback.Topic));
        var text = string.Create(CultureInfo.InvariantCulture, $"{sourceId:N}/{place}/{callback.Kind}/{address}");
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(text));
        return new DeliveryTarget(new Guid(hash.AsSpan(0, 16)), sourceId, accountId, callback);
    }

    private static string EndpointOf(CallbackSettings callback) =>
        callback.Url is { } url && Uri.TryCreate(url, UriKind.Absolute, out var uri)
            ? $"{uri.Scheme}://{uri.IdnHost}{(uri.Port < 0 ? "" : $":{uri.Port}")}"
            : $"{callback.Kind}:{string.Join(',', callback.Servers)}";
}
