using LunaVideoAgent.Grains.Agent;
using LunaVideoAgent.Grains.Ownership;

namespace LunaVideoAgent.Grains.Tests.Agent;

internal sealed class AgentIdTests
{
    [Test]
    public void It_is_the_same_for_everybody_and_a_name_based_uuid()
    {
        var id = AgentId.Of(new LeaseOwner("10.0.0.1:11111@154537577"));

        Assert.That(AgentId.Of(new LeaseOwner("10.0.0.1:11111@154537577")), Is.EqualTo(id));
        Assert.That((id.Version, id.Variant >> 2), Is.EqualTo((5, 2)));
    }

    [Test]
    public void Another_run_of_a_silo_is_another_agent()
    {
        Assert.That(
            AgentId.Of(new LeaseOwner("10.0.0.1:11111@154537578")), Is.Not.EqualTo(AgentId.Of(new LeaseOwner("10.0.0.1:11111@154537577"))));
    }
}
