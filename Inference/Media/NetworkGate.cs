using System.Net;

namespace LunaVideoAgent.Inference.Media;

/// <summary>Lets through the addresses that the policy allows.</summary>
internal sealed class NetworkGate(SourcePolicy policy, TimeProvider timeProvider)
{
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
        var plain = PlainAddress.Of(address);
        return !policy.DeniedNetworks.Any(network => network.Contains(plain))
            && (policy.AllowedNetworks.Count == 0 || policy.AllowedNetworks.Any(network => network.Contains(plain)));
    }
}
