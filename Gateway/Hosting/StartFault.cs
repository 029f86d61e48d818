using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace LunaVideoAgent.Gateway.Hosting;

/// <summary>Why a program could not start, in words that say what to do.</summary>
public static class StartFault
{
    /// <summary>The words; null if it is not one of the faults that a user can do something about.</summary>
    public static string? Explain(Exception fault) => fault switch
    {
        OptionsValidationException => fault.Message,
        IOException { InnerException: AddressInUseException } =>
            $"{fault.Message} Another program listens there, perhaps an agent that still runs: `ss -ltnp` shows which. "
            + "Stop it, or name another address, such as --Urls http://127.0.0.1:5241.",
        SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse } =>
            "The port for other silos or for gateways is taken by another program: `ss -ltnp` shows which. "
            + "Stop it, or choose others with --Cluster:SiloPort and --Cluster:GatewayPort.",
        SocketException { SocketErrorCode: SocketError.AccessDenied } =>
            "This user may not listen on a port below 1024: choose a higher one with --Urls.",
        SocketException { SocketErrorCode: SocketError.AddressNotAvailable } =>
            "This machine does not have an address that it should listen on: look at --Urls and --Cluster:AdvertisedAddress.",
        _ => null,
    };
}
