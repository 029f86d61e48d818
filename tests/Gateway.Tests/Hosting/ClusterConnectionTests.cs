using LunaVideoAgent.Gateway.Hosting;

namespace LunaVideoAgent.Gateway.Tests.Hosting;

internal sealed class ClusterConnectionTests
{
    [Test]
    public void A_gateway_that_just_started_has_none()
    {
        Assert.That(new ClusterConnection(isUp: false).IsUp, Is.False);
    }

    [TestCase(1, 0, true)]
    [TestCase(1, 2, true)]
    [TestCase(0, 1, false)]
    public void It_is_up_while_a_silo_is_connected(int connected, int previous, bool isUp)
    {
        var connection = new ClusterConnection(isUp: !isUp);

        connection.Count(connected, previous);

        Assert.That(connection.IsUp, Is.EqualTo(isUp));
    }

    [Test]
    public void A_silo_more_is_no_loss()
    {
        var connection = new ClusterConnection(isUp: true);
        var loss = connection.Loss;

        connection.Count(connected: 2, previous: 1);

        Assert.That(loss.IsCompleted, Is.False);
    }

    [Test]
    public void Each_loss_is_told_once()
    {
        var connection = new ClusterConnection(isUp: true);
        var first = connection.Loss;

        connection.Count(connected: 1, previous: 2);
        var second = connection.Loss;

        Assert.That((first.IsCompleted, second.IsCompleted), Is.EqualTo((true, false)));
    }
}
