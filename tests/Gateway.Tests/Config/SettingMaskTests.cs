using LunaVideoAgent.Gateway.Config;

namespace LunaVideoAgent.Gateway.Tests.Config;

internal sealed class SettingMaskTests
{
    [Test]
    public void An_address_is_shown_without_its_secrets()
    {
        var address = new Uri("http://me:marker@collector:4317");

        Assert.That(SettingMask.Hide("OtlpEndpoint", address), Is.EqualTo("http://***:***@collector:4317/"));
    }

    [TestCase("Password")]
    [TestCase("ConnectionString")]
    [TestCase("AccessKey")]
    [TestCase("SigningSecret")]
    [TestCase("ApiToken")]
    public void What_is_secret_by_its_name_is_masked_whole(string name)
    {
        Assert.That(SettingMask.Hide(name, "planted"), Is.EqualTo("***"));
        Assert.That(SettingMask.Hide(name, new[] { "planted" }), Is.EqualTo("***"));
    }

    [Test]
    public void A_secret_that_is_not_set_is_shown_as_not_set()
    {
        Assert.That(SettingMask.Hide("Password", null), Is.Null);
        Assert.That(SettingMask.Hide("Password", ""), Is.EqualTo(""));
    }

    [Test]
    public void A_table_is_masked_member_by_member()
    {
        var table = new Dictionary<string, object> { ["Login"] = "me", ["Password"] = "planted" };

        Assert.That(
            SettingMask.Hide("Broker", table), Is.EqualTo(new Dictionary<string, object?> { ["Login"] = "me", ["Password"] = "***" }));
    }
}
