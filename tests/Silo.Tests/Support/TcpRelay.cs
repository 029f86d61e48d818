using System.Net;
using System.Net.Sockets;

namespace LunaVideoAgent.Silo.Tests.Support;

/// <summary>Passes on what comes to one address to another one.</summary>
internal sealed class TcpRelay : IAsyncDisposable
{
    private readonly TcpListener _listener;
    private readonly IPEndPoint _destination;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _accepting;

    public TcpRelay(string address, string destination)
    {
        _destination = IPEndPoint.Parse(destination);
        _listener = new TcpListener(IPEndPoint.Parse(address));
        _listener.Start();
        Server = _listener.LocalEndpoint.ToString()!;
        _accepting = AcceptAsync();
    }

    public string Server { get; }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _listener.Dispose();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            var client = await _listener.AcceptTcpClientAsync(_stopping.Token);
            _ = PassOnAsync(client);
        }
    }

    private async Task PassOnAsync(TcpClient client)
    {
        using (client)
        using (var other = new TcpClient())
        {
            await other.ConnectAsync(_destination, _stopping.Token);
            var (near, far) = (client.GetStream(), other.GetStream());
            await Task.WhenAny(near.CopyToAsync(far, _stopping.Token), far.CopyToAsync(near, _stopping.Token));
        }
    }
}
