using System.Net;
using LunaVideoAgent.Inference.Media;

namespace LunaVideoAgent.Silo.Delivery;

/// <summary>Which addresses callbacks may be sent to; special ones are those of the IANA registries of special-purpose addresses.</summary>
internal sealed class CallbackNetworks(CallbackOptions options, bool isClustered)
{
    // Link-local, where cloud providers answer questions about secrets; groups of receivers; addresses that mean nobody.
    private static readonly IPNetwork[] Never = Parse(
        "169.254.0.0/16", "fe80::/10", "fd00:ec2::254/128", "100.100.100.200/32", "0.0.0.0/8", "224.0.0.0/4", "240.0.0.0/4", "ff00::/8");

    private static readonly IPNetwork[] Special = Parse(
        "127.0.0.0/8",
        "10.0.0.0/8",
        "172.16.0.0/12",
        "192.168.0.0/16",
        "100.64.0.0/10",
        "192.0.0.0/24",
        "192.0.2.0/24",
        "192.88.99.0/24",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "::1/128",
        "fc00::/7",
        "fec0::/10",
        "2001::/23",
        "2001:db8::/32");

    private readonly IPNetwork[] _allowed = Parse([.. options.AllowedNetworks]);
    private readonly IPNetwork[] _denied = Parse([.. options.DeniedNetworks]);
    private readonly bool _isPublicOnly =
        options.Reach is CallbackReach.Public || (options.Reach is CallbackReach.Auto && isClustered);

    /// <summary>Whether an address may be connected to, however it is spelt.</summary>
    public bool IsAllowed(IPAddress address)
    {
        var plain = PlainAddress.Of(address);

        if (IsIn(_denied, plain))
        {
            return false;
        }

        return IsIn(_allowed, plain) || (!IsIn(Never, plain) && !(_isPublicOnly && IsIn(Special, plain)));
    }

    private static bool IsIn(IPNetwork[] networks, IPAddress address)
    {
        foreach (var network in networks)
        {
            if (network.Contains(address))
            {
                return true;
            }
        }

        return false;
    }

    private static IPNetwork[] Parse(params string[] networks) => [.. networks.Select(IPNetwork.Parse)];
}
