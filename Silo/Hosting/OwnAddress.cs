using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace LunaVideoAgent.Silo.Hosting;

/// <summary>Finds the address by which others reach this machine, as a container needs it that is told none.</summary>
internal static class OwnAddress
{
    /// <summary>The value of a setting that asks for it.</summary>
    public const string Keyword = "auto";

    /// <summary>The first IPv4 address that is not loopback, of the network that leads out if one does; null without any.</summary>
    public static IPAddress? Find() => NetworkInterface.GetAllNetworkInterfaces()
        .Where(one => one is { OperationalStatus: OperationalStatus.Up, NetworkInterfaceType: not NetworkInterfaceType.Loopback })
        .Select(one => one.GetIPProperties())
        .OrderByDescending(one => one.GatewayAddresses.Count)
        .SelectMany(one => one.UnicastAddresses)
        .Select(one => one.Address)
        .FirstOrDefault(address => address.AddressFamily == AddressFamily.InterNetwork && !IPAddress.IsLoopback(address));
}
