using System.Net;
using System.Net.Sockets;

namespace LunaVideoAgent.Inference.Media;

/// <summary>One target has several spellings; a rule for one of them holds for all.</summary>
public static class PlainAddress
{
    // The IPv4 address is within: RFC 6052 (also for local use, RFC 8215), RFC 3056, RFC 4291.
    private static readonly (IPNetwork Network, int Offset)[] Wrappers =
    [
        (IPNetwork.Parse("64:ff9b::/96"), 12),
        (IPNetwork.Parse("64:ff9b:1::/48"), 12),
        (IPNetwork.Parse("2002::/16"), 2),
        (IPNetwork.Parse("::/96"), 12),
    ];

    /// <summary>The address that a connection ends at: IPv4 out of its IPv6 wrappers, no scope, and loopback for "any".</summary>
    public static IPAddress Of(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);

        if (address.IsIPv4MappedToIPv6)
        {
            return Of(address.MapToIPv4());
        }

        // What the system connects to for "any" is this machine.
        if (address.Equals(IPAddress.Any))
        {
            return IPAddress.Loopback;
        }

        if (address.Equals(IPAddress.IPv6Any))
        {
            return IPAddress.IPv6Loopback;
        }

        if (address.AddressFamily is not AddressFamily.InterNetworkV6 || address.Equals(IPAddress.IPv6Loopback))
        {
            return address;
        }

        // A scope would keep a link-local address from being found in its network.
        var bytes = address.GetAddressBytes();
        var unscoped = new IPAddress(bytes);

        foreach (var (network, offset) in Wrappers)
        {
            if (network.Contains(unscoped))
            {
                return Of(new IPAddress(bytes.AsSpan(offset, 4)));
            }
        }

        return unscoped;
    }
}
