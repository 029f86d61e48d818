using System.Net;
using System.Net.Sockets;

namespace LunaVideoAgent.Inference.Media;

/// <summary>Lets through the addresses that the policy allows.</summary>
internal sealed class NetworkGate(SourcePolicy policy, TimeProvider timeProvider)
{
    // Addresses of IPv4 in the guise of IPv6: RFC 6052's well-known prefix.
    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");

    /// <summary>Resolves a host and returns the addresses that may be connected to; at least one.</summary>
    /// <exception cref="MediaException">The host is unknown, or none of its addresses is allowed.</exception>
    public async Task<IPAddress[]> ResolveAsync(string host, TimeSpan limit, CancellationToken cancellationToken)
    {
        var addresses = await NameResolver.ResolveAsync(host, limit, timeProvider, cancellationToken).ConfigureAwait(false);
        var allowed = addresses.Where(IsAllowed).ToArray();

        return allowed.Length > 0
            ? allowed
            : throw new MediaException(MediaErrorKind.Forbidden, $"The address of {host} is in a network that sources may not be in.");
    }

    /// <summary>Whether an address may be connected to.</summary>
    public bool IsAllowed(IPAddress address)
    {
        var plain = Plain(address);
        return !policy.DeniedNetworks.Any(network => network.Contains(plain))
            && (policy.AllowedNetworks.Count == 0 || policy.AllowedNetworks.Any(network => network.Contains(plain)));
    }

    // The same target has several spellings; a rule for one holds for all.
    private static IPAddress Plain(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            return Plain(address.MapToIPv4());
        }

        if (address.AddressFamily == AddressFamily.InterNetworkV6 && Nat64.Contains(address))
        {
            return Plain(new IPAddress(address.GetAddressBytes().AsSpan(12)));
        }

        if (address.Equals(IPAddress.Any))
        {
            return IPAddress.Loopback;
        }

        if (address.Equals(IPAddress.IPv6Any))
        {
            return IPAddress.IPv6Loopback;
        }

        // A scope would keep a link-local address from being found in its network.
        return address is { AddressFamily: AddressFamily.InterNetworkV6, ScopeId: not 0 }
            ? new IPAddress(address.GetAddressBytes())
            : address;
    }
}
