using System.Net;
using System.Net.Sockets;

namespace LunaVideoAgent.TestSupport.Web;

/// <summary>Ports of the loopback address that nobody listens on, for programs that must be told theirs.</summary>
public static class FreePort
{
    // Below those that the system gives to whoever asks for any: nobody gets one of these before the program that is told of it.
    private const int First = 20_000;
    private const int Count = 12_000;

    // Another run begins elsewhere.
    private static int _last = Environment.ProcessId * 16;

    /// <summary>Another one each time.</summary>
    public static int Take()
    {
        while (true)
        {
            var port = First + (int)((uint)Interlocked.Increment(ref _last) % Count);

            if (IsFree(port))
            {
                return port;
            }
        }
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
