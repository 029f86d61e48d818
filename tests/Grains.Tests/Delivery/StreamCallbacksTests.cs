using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Delivery;
using LunaVideoAgent.Grains.Tests.Support;

namespace LunaVideoAgent.Grains.Tests.Delivery;

internal sealed class StreamCallbacksTests
{
    [Test]
    public void Each_callback_that_is_on_and_whose_conditions_hold_gets_the_same_message()
    {
        var few = new CallbackCondition("event.people_count", ConditionOperator.Less, "2");
        var stream = SampleCallback.Stream(
            SampleCallback.Http("http://a/"),
            SampleCallback.Http("http://b/") with { Enabled = false },
            SampleCallback.Http("http://c/", few),
            SampleCallback.Http("http://d/"),
            new CallbackSettings { Kind = CallbackKind.WebSocket });

        var messages = new StreamCallbacks(stream, "").Of(0, SampleCallback.Event(people: 3), SampleCallback.Time);

        Assert.That(messages.Select(message => message.Target.Callback.Url), Is.EqualTo(["http://a/", "http://d/"]));
        Assert.That(messages.Select(message => message.MessageId).Distinct().Count(), Is.EqualTo(1));
        Assert.That(messages.Select(message => message.RequestId), Has.All.EqualTo(stream.Settings.RequestId));
    }

    [Test]
    public void A_target_stays_the_same_when_only_its_credentials_change()
    {
        var stream = SampleCallback.Stream(SampleCallback.Http());
        var authorized = SampleCallback.Http() with { Authorization = new BasicAuthorization("user", "word") };

        var before = DeliveryTarget.Of(stream.StreamId, accountId: null, "analytics.0.0", SampleCallback.Http());
        var after = DeliveryTarget.Of(stream.StreamId, accountId: null, "analytics.0.0", authorized);
        var elsewhere = DeliveryTarget.Of(stream.StreamId, accountId: null, "analytics.0.0", SampleCallback.Http("http://other/"));

        Assert.That(after.TargetId, Is.EqualTo(before.TargetId));
        Assert.That(elsewhere.TargetId, Is.Not.EqualTo(before.TargetId));
        Assert.That((before.Endpoint, elsewhere.Endpoint), Is.EqualTo(("http://receiver:80", "http://other:80")));
    }
}
