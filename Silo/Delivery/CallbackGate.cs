using System.Net;
using System.Net.Sockets;
using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Delivery;
using Microsoft.Extensions.Options;

namespace LunaVideoAgent.Silo.Delivery;

/// <summary>Resolves receivers once and connects to the addresses that were checked, and to no others.</summary>
internal sealed class CallbackGate : ICallbackGate
{
    private readonly CallbackOptions _options;
    private readonly CallbackNetworks _networks;
    private readonly TimeProvider _time;

    /// <summary>A gate with these rules.</summary>
    public CallbackGate(IOptions<CallbackOptions> options, CallbackSite site, TimeProvider time)
    {
        _options = options.Value;
        _networks = new CallbackNetworks(options.Value, site.IsClustered);
        _time = time;
    }

    /// <inheritdoc/>
    public async Task<string?> FindFaultAsync(CallbackSettings callback, CancellationToken cancellationToken)
    {
        foreach (var host in HostsOf(callback))
        {
            try
            {
                await ResolveAsync(host, cancellationToken);
            }
            catch (CallbackRefusedException refused) when (refused.InnerException is null)
            {
                return refused.Message;
            }
            catch (CallbackRefusedException)
            {
                // A name that is not known now may be later; it is checked again whenever something is sent.
            }
        }

        return null;
    }

    /// <summary>The addresses of a host that may be connected to; at least one.</summary>
    /// <exception cref="CallbackRefusedException">None is allowed; with an inner exception: it cannot be resolved.</exception>
    public async Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        IPAddress[] addresses;

        try
        {
            addresses = IPAddress.TryParse(host.Trim('[', ']'), out var address)
                ? [address]
                : await Dns.GetHostAddressesAsync(host, cancellationToken).WaitAsync(_options.ResolveTimeout, _time, cancellationToken);
        }
        catch (Exception fault) when (fault is SocketException or TimeoutException or ArgumentException)
        {
            throw new CallbackRefusedException($"the name {host} cannot be resolved", fault);
        }

        var allowed = addresses.Where(_networks.IsAllowed).ToArray();

        return allowed.Length > 0
            ? allowed
            : throw new CallbackRefusedException($"the address of {host} is in a network that callbacks may not go to");
    }

    /// <summary>Connects to a host.</summary>
    /// <exception cref="CallbackRefusedException">It is not allowed, or cannot be resolved.</exception>
    public async ValueTask<Stream> ConnectAsync(DnsEndPoint endpoint, CancellationToken cancellationToken)
    {
        var addresses = await ResolveAsync(endpoint.Host, cancellationToken);
        Socket? socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

        try
        {
            await socket.ConnectAsync(addresses, endpoint.Port, cancellationToken);
            var stream = new NetworkStream(socket, ownsSocket: true);
            socket = null;
            return stream;
        }
        finally
        {
            socket?.Dispose();
        }
    }

    private static IEnumerable<string> HostsOf(CallbackSettings callback)
    {
        if (callback.Url is { } url && Uri.TryCreate(url, UriKind.Absolute, out var uri))
        {
            yield return uri.IdnHost;
        }

        foreach (var server in callback.Servers)
        {
            if (Uri.TryCreate($"tcp://{server}", UriKind.Absolute, out var broker))
            {
                yield return broker.IdnHost;
            }
        }
    }
}
