using LunaVideoAgent.Silo.Delivery.Brokers;

namespace LunaVideoAgent.Silo.Tests.Delivery.Brokers;

internal sealed class BrokerAddressTests
{
    [TestCase("kafka:9094", "kafka:9094")]
    [TestCase("kafka", "kafka:9092")]
    [TestCase("[::1]:9094", "[::1]:9094")]
    [TestCase("10.0.0.1:1", "10.0.0.1:1")]
    [TestCase("one:1,two:2", null)]
    [TestCase("one,two", null)]
    [TestCase("user@host:1", null)]
    [TestCase("host:99999", null)]
    [TestCase("host:1/path", null)]
    [TestCase("", null)]
    public void An_address_is_one_host_and_one_port(string text, string? expected) =>
        Assert.That(BrokerAddress.Parse(text)?.ToString(), Is.EqualTo(expected));

    [TestCase("mqtt://broker", "broker", 1883, false)]
    [TestCase("mqtts://broker", "broker", 8883, true)]
    [TestCase("mqtts://[::1]:1/", "::1", 1, true)]
    public void A_url_of_MQTT_has_the_ports_of_its_schemes(string url, string host, int port, bool isEncrypted) =>
        Assert.That(MqttAddress.Parse(url), Is.EqualTo(new MqttAddress(host, port, isEncrypted)));

    [TestCase("http://broker")]
    [TestCase("mqtt://user:word@broker")]
    [TestCase("broker:1883")]
    public void Another_url_is_none_of_MQTT(string url) => Assert.That(MqttAddress.Parse(url), Is.Null);
}
