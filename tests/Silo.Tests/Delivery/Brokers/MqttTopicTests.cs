using LunaVideoAgent.Silo.Delivery.Brokers;
using LunaVideoAgent.Silo.Tests.Support;

namespace LunaVideoAgent.Silo.Tests.Delivery.Brokers;

internal sealed class MqttTopicTests
{
    [TestCase("plain", "plain")]
    [TestCase("a/{event_type}", "a/crowd")]
    public void What_stands_for_a_value_becomes_it(string template, string expected) =>
        Assert.That(Of(template, "crowd"), Is.EqualTo(expected));

    [Test]
    public void A_type_of_a_plug_in_stays_one_level_and_no_wildcard() =>
        Assert.That(Of("a/{event_type}/b", "x/+#\n{stream_id}"), Is.EqualTo("a/x____{stream_id}/b"));

    private static string Of(string template, string eventType) => MqttTopic.Of(
        template, SampleBroker.TargetOf(SampleBroker.ToMqtt("mqtt://broker")), SampleBroker.Message with { MessageType = eventType });
}
