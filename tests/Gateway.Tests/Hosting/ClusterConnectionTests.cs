using LunaVideoAgent.Gateway.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace LunaVideoAgent.Gateway.Tests.Hosting;

internal sealed class ClusterConnectionTests
{
    [Test]
    public void A_gateway_that_just_started_has_none()
    {
        Assert.That(new ClusterConnection(isUp: false, TimeProvider.System).IsUp, Is.False);
    }

    [TestCase(1, 0, true)]
    [TestCase(1, 2, true)]
    [TestCase(0, 1, false)]
    public void It_is_up_while_a_silo_is_connected(int connected, int previous, bool isUp)
    {
        var connection = new ClusterConnection(isUp: !isUp, TimeProvider.System);

        connection.Count(connected, previous);

        Assert.That(connection.IsUp, Is.EqualTo(isUp));
    }

    [Test]
    public void A_silo_more_is_no_loss()
    {
        var connection = new ClusterConnection(isUp: true, TimeProvider.System);
        var loss = connection.Loss;

        connection.Count(connected: 2, previous: 1);

        Assert.That(loss.IsCompleted, Is.False);
    }

    [Test]
    public void Each_loss_is_told_once()
    {
        var connection = new ClusterConnection(isUp: true, TimeProvider.System);
        var first = connection.Loss;

        connection.Count(connected: 1, previous: 2);
        var second = connection.Loss;

        Assert.That((first.IsCompleted, second.IsCompleted), Is.EqualTo((true, false)));
    }

    [Test]
    public async Task After_the_loss_of_the_last_silo_it_is_known_within_three_seconds_whether_there_is_another()
    {
        var time = new FakeTimeProvider();
        var connection = new ClusterConnection(isUp: true, time);
        connection.Lost();
        var found = connection.IsUpSoon;
        connection.Answered();

        connection.Lost();
        var missed = connection.IsUpSoon;
        time.Advance(TimeSpan.FromSeconds(2.9));
        var isKnownEarly = missed.IsCompleted;
        time.Advance(TimeSpan.FromSeconds(0.2));

        Assert.That((await found, await missed, isKnownEarly), Is.EqualTo((true, false, false)));
    }

    [Test]
    public async Task A_second_loss_does_not_prolong_the_wait()
    {
        var time = new FakeTimeProvider();
        var connection = new ClusterConnection(isUp: true, time);
        connection.Lost();
        time.Advance(TimeSpan.FromSeconds(2));

        connection.Count(connected: 0, previous: 1);
        time.Advance(TimeSpan.FromSeconds(1));

        Assert.That((await connection.IsUpSoon, connection.IsGone), Is.EqualTo((false, true)));
    }
}
