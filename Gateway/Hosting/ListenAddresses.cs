using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;

namespace LunaVideoAgent.Gateway.Hosting;

/// <summary>
/// Tries the addresses that the program should listen on. The server tries them itself, but beside the search for a silo, which may
/// take as long as it likes: a port that is taken would be told only after that.
/// </summary>
internal static class ListenAddresses
{
    /// <exception cref="IOException">Another program listens on one of them; in the words of the server.</exception>
    public static void Try(string? urls)
    {
        foreach (var url in (urls ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var address = BindingAddress.Parse(url);

            if (!address.IsUnixPipe && !address.IsNamedPipe && address.Port != 0 && IpOf(address.Host) is { } ip)
            {
                Try(url, ip, address.Port);
            }
        }
    }

    private static void Try(string url, IPAddress ip, int port)
    {
        using var listener = new TcpListener(ip, port);

        try
        {
            listener.Start();
        }
        catch (SocketException fault) when (fault.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            throw new IOException(
                $"Failed to bind to address {url}: address already in use.", new AddressInUseException(fault.Message, fault));
        }
    }

    // Any other word is a wildcard to the server.
    private static IPAddress? IpOf(string host) =>
        IPAddress.TryParse(host.Trim('[', ']'), out var ip) ? ip
        : host.Equals("localhost", StringComparison.OrdinalIgnoreCase) ? IPAddress.Loopback
        : IPAddress.Any;
}
