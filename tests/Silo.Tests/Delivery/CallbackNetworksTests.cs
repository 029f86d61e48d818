using System.Net;
using LunaVideoAgent.Silo.Delivery;

namespace LunaVideoAgent.Silo.Tests.Delivery;

internal sealed class CallbackNetworksTests
{
    private static readonly string[] Internet = ["8.8.8.8", "1.1.1.1", "2606:4700::1111", "64:ff9b::808:808"];

    private static readonly string[] Private =
        ["127.0.0.1", "::1", "0.0.0.0", "::", "10.1.2.3", "172.31.0.1", "192.168.1.1", "100.64.0.1", "fd12::1", "::ffff:10.0.0.1",
         "64:ff9b::a00:1", "2002:a00:1::", "::127.0.0.1"];

    private static readonly string[] Never =
        ["169.254.169.254", "::ffff:169.254.169.254", "fe80::1%1", "fd00:ec2::254", "224.0.0.1", "255.255.255.255", "ff02::1", "0.1.2.3"];

    [Test]
    public void A_silo_of_a_cluster_reaches_the_internet_only()
    {
        var networks = New(isClustered: true);

        Assert.That(Internet.Where(address => !networks.IsAllowed(IPAddress.Parse(address))), Is.Empty);
        Assert.That(Private.Concat(Never).Where(address => networks.IsAllowed(IPAddress.Parse(address))), Is.Empty);
    }

    [Test]
    public void An_agent_of_one_process_reaches_private_networks_but_nothing_that_tells_secrets()
    {
        var networks = New(isClustered: false);

        Assert.That(Internet.Concat(Private).Where(address => !networks.IsAllowed(IPAddress.Parse(address))), Is.Empty);
        Assert.That(Never.Where(address => networks.IsAllowed(IPAddress.Parse(address))), Is.Empty);
    }

    [Test]
    public void Settings_open_one_network_and_close_another()
    {
        var options = new CallbackOptions { AllowedNetworks = { "10.20.0.0/16" }, DeniedNetworks = { "8.8.0.0/16", "10.20.9.0/24" } };
        var networks = new CallbackNetworks(options, isClustered: true);

        bool IsAllowed(string address) => networks.IsAllowed(IPAddress.Parse(address));

        Assert.That((IsAllowed("10.20.1.1"), IsAllowed("::ffff:10.20.1.1"), IsAllowed("10.21.1.1")), Is.EqualTo((true, true, false)));
        Assert.That((IsAllowed("8.8.8.8"), IsAllowed("10.20.9.1"), IsAllowed("9.9.9.9")), Is.EqualTo((false, false, true)));
    }

    [TestCase(CallbackReach.Public, false, false)]
    [TestCase(CallbackReach.Private, true, true)]
    public void Settings_say_how_far_callbacks_go_wherever_they_start(CallbackReach reach, bool isClustered, bool isAllowed)
    {
        var networks = new CallbackNetworks(new CallbackOptions { Reach = reach }, isClustered);

        Assert.That(networks.IsAllowed(IPAddress.Loopback), Is.EqualTo(isAllowed));
    }

    private static CallbackNetworks New(bool isClustered) => new(new CallbackOptions(), isClustered);
}
