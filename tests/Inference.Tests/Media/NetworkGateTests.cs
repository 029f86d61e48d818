using System.Net;
using LunaVideoAgent.Inference.Media;

namespace LunaVideoAgent.Inference.Tests.Media;

public sealed class NetworkGateTests
{
    [TestCase("10.0.0.1", ExpectedResult = true)]
    [TestCase("8.8.8.8", ExpectedResult = true)]
    [TestCase("169.254.169.254", ExpectedResult = false)]
    [TestCase("::ffff:169.254.169.254", ExpectedResult = false)]
    [TestCase("64:ff9b::a9fe:a9fe", ExpectedResult = false)]
    [TestCase("64:ff9b:1::a9fe:a9fe", ExpectedResult = false)]
    [TestCase("2002:a9fe:a9fe::", ExpectedResult = false)]
    [TestCase("::169.254.169.254", ExpectedResult = false)]
    [TestCase("fe80::1", ExpectedResult = false)]
    [TestCase("fe80::1%1", ExpectedResult = false)]
    [TestCase("fd00:ec2::254", ExpectedResult = false)]
    public bool By_default_all_but_link_local_and_metadata_addresses_are_allowed(string address) =>
        new NetworkGate(SourcePolicy.Default, TimeProvider.System).IsAllowed(IPAddress.Parse(address));

    [TestCase("10.1.2.3", ExpectedResult = true)]
    [TestCase("10.9.2.3", ExpectedResult = false)]
    [TestCase("8.8.8.8", ExpectedResult = false)]
    [TestCase("127.0.0.1", ExpectedResult = false)]
    public bool With_allowed_networks_only_these_are_and_denied_ones_are_not(string address)
    {
        var policy = new SourcePolicy
        {
            AllowedNetworks = [IPNetwork.Parse("10.0.0.0/8")],
            DeniedNetworks = [IPNetwork.Parse("10.9.0.0/16")],
        };

        return new NetworkGate(policy, TimeProvider.System).IsAllowed(IPAddress.Parse(address));
    }

    [Test]
    public async Task A_host_keeps_only_its_allowed_addresses()
    {
        var policy = new SourcePolicy { AllowedNetworks = [IPNetwork.Parse("127.0.0.0/8")] };

        var addresses = await new NetworkGate(policy, TimeProvider.System)
            .ResolveAsync("localhost", TimeSpan.FromSeconds(10), CancellationToken.None);

        Assert.That(addresses, Is.EqualTo([IPAddress.Loopback]));
    }
}
