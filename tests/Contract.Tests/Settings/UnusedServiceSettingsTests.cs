using LunaVideoAgent.Grains.Abstractions.Settings;
using Microsoft.Extensions.Configuration;

namespace LunaVideoAgent.Contract.Tests.Settings;

public sealed class UnusedServiceSettingsTests
{
    [TestCase("LUNA_VIDEO_AGENT_VIDEO_SETTINGS:frame_pool_size", "LUNA_VIDEO_AGENT_VIDEO_SETTINGS.frame_pool_size")]
    [TestCase("LUNA_VIDEO_AGENT_VIDEO_SETTINGS.frame_pool_size", "LUNA_VIDEO_AGENT_VIDEO_SETTINGS.frame_pool_size")]
    [TestCase("LUNA_VIDEO_AGENT_REDIS_DB_ADDRESS:host", "LUNA_VIDEO_AGENT_REDIS_DB_ADDRESS.host")]
    [TestCase("LUNA_VIDEO_AGENT_AGENT_STATUS_OBSOLETING_INTERVAL", "LUNA_VIDEO_AGENT_AGENT_STATUS_OBSOLETING_INTERVAL")]
    public void A_setting_of_the_original_service_that_sets_nothing_is_named(string key, string expected) =>
        Assert.That(Find((key, "1")).Select(found => found.Name), Is.EqualTo([expected]));

    [TestCase("LUNA_VIDEO_AGENT_VIDEO_SETTINGS:max_size")]
    [TestCase("LUNA_VIDEO_AGENT_SETTINGS.retransmission_fallback")]
    [TestCase("LUNA_VIDEO_AGENT_SERVICE_HOST")]
    [TestCase("Ownership:Slots")]
    public void What_is_understood_or_is_nobodys_setting_is_not(string key) =>
        Assert.That(Find((key, "0")), Is.Empty);

    private static IReadOnlyList<(string Name, string Instead)> Find(params (string Key, string Value)[] settings) =>
        UnusedServiceSettings.Find(new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value)))
            .Build());
}
