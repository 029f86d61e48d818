using System.Net;
using System.Net.Sockets;

namespace LunaVideoAgent.Inference.Media;

/// <summary>Turns host names into addresses.</summary>
internal static class NameResolver
{
    /// <summary>
    /// The addresses of a host, or of an address as written. Waits no longer than the limit and the token say: the system's resolver
    /// cannot be interrupted, so it runs on a thread of its own, which is left behind.
    /// </summary>
    public static async Task<IPAddress[]> ResolveAsync(
        string host, TimeSpan limit, TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        if (IPAddress.TryParse(host.Trim('[', ']'), out var address))
        {
            return [address];
        }

        var found = new TaskCompletionSource<IPAddress[]>(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(() => Resolve(host, found)) { IsBackground = true, Name = "Name resolution" }.Start();

        try
        {
            return await found.Task.WaitAsync(limit, timeProvider, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException fault)
        {
            throw new MediaException(MediaErrorKind.Timeout, $"The name {host} was not resolved in time.", fault);
        }
        catch (SocketException fault)
        {
            throw new MediaException(MediaErrorKind.NotFound, $"The name {host} cannot be resolved: {fault.Message}.", fault);
        }
    }

    private static void Resolve(string host, TaskCompletionSource<IPAddress[]> found)
    {
        try
        {
            found.SetResult(Dns.GetHostAddresses(host));
        }
        catch (Exception fault) when (fault is SocketException or ArgumentException)
        {
            found.SetException(fault is SocketException ? fault : new SocketException((int)SocketError.HostNotFound));
        }
    }
}
