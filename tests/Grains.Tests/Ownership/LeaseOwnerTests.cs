using System.Net;
using LunaVideoAgent.Grains.Ownership;

namespace LunaVideoAgent.Grains.Tests.Ownership;

internal sealed class LeaseOwnerTests
{
    [TestCase("10.1.2.3", "10.1.2.3:11111@7")]
    [TestCase("fe80::1", "fe80::1:11111@7")]
    public void An_owner_is_called_as_the_membership_table_calls_it(string address, string expected)
    {
        var silo = SiloAddress.New(IPAddress.Parse(address), 11111, 7);

        Assert.That(LeaseOwner.Of(silo).Name, Is.EqualTo(expected));
    }
}
