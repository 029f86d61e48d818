using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace LunaVideoAgent.TestSupport.Rtsp;

/// <summary>The way by which packets reach one client: inside its connection, or by UDP.</summary>
/// <param name="writeAsync">Writes to the connection.</param>
internal sealed partial class RtspTransport(Func<byte[], CancellationToken, Task> writeAsync) : IDisposable
{
    private UdpClient? _udp;
    private IPEndPoint? _target;

    /// <summary>Agrees on a transport and returns the answer's header.</summary>
    public string SetUp(string wanted, IPAddress client)
    {
        var ports = ClientPorts().Match(wanted);

        if (!ports.Success)
        {
            return "Transport: RTP/AVP/TCP;unicast;interleaved=0-1\r\n";
        }

        _target = new IPEndPoint(client, int.Parse(ports.Groups["rtp"].Value, CultureInfo.InvariantCulture));
        _udp = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        var port = ((IPEndPoint)_udp.Client.LocalEndPoint!).Port;
        return $"Transport: RTP/AVP;unicast;client_port={ports.Value["client_port=".Length..]};server_port={port}-{port + 1}\r\n";
    }

    /// <summary>Sends one RTP packet.</summary>
    public async Task SendAsync(byte[] packet, CancellationToken cancellationToken)
    {
        if (_udp is not null)
        {
            await _udp.SendAsync(packet, _target, cancellationToken);
            return;
        }

        await writeAsync([(byte)'$', 0, (byte)(packet.Length >> 8), (byte)packet.Length, .. packet], cancellationToken);
    }

    public void Dispose() => _udp?.Dispose();

    [GeneratedRegex("""client_port=(?<rtp>\d+)-\d+""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ClientPorts();
}
