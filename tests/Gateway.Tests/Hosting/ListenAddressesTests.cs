using System.Net;
using System.Net.Sockets;
using LunaVideoAgent.Gateway.Hosting;

namespace LunaVideoAgent.Gateway.Tests.Hosting;

internal sealed class ListenAddressesTests
{
    [TestCase("http://127.0.0.1:{0}")]
    [TestCase("http://127.0.0.1:0;http://127.0.0.1:{0}")]
    [TestCase("http://localhost:{0}")]
    [TestCase("http://*:{0}")]
    public void A_port_that_somebody_listens_on_is_told_as_the_server_would(string urls)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        var taken = string.Format(null, urls, port);

        var fault = Assert.Throws<IOException>(() => ListenAddresses.Try(taken))!;

        Assert.That(fault.Message, Does.Contain($":{port}: address already in use"));
        Assert.That(StartFault.Explain(fault), Does.Contain("--Urls"));
        listener.Stop();
        Assert.That(() => ListenAddresses.Try(taken), Throws.Nothing);
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("http://unix:/tmp/luna-test.sock")]
    public void What_has_no_port_is_left_to_the_server(string? urls)
    {
        Assert.That(() => ListenAddresses.Try(urls), Throws.Nothing);
    }
}
