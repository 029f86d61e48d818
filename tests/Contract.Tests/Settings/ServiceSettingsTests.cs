using LunaVideoAgent.Grains.Abstractions.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace LunaVideoAgent.Contract.Tests.Settings;

public sealed class ServiceSettingsTests
{
    [TestCase("LUNA_VIDEO_AGENT_SETTINGS:max_direct_streams", "8", "Ownership:Slots", "8")]
    [TestCase("LUNA_VIDEO_AGENT_SETTINGS.max_direct_streams", "8", "Ownership:Slots", "8")]
    [TestCase("LUNA_VIDEO_AGENT_VIDEO_SETTINGS:max_size", "1000", "Pipeline:MaxDownloadBytes", "1000")]
    [TestCase("LUNA_VIDEO_AGENT_VIDEO_SETTINGS:decoder_device_class", "GPU", "Pipeline:HardwareDecoding", "Auto")]
    [TestCase("LUNA_VIDEO_AGENT_VIDEO_SETTINGS:decoder_device_class", "cpu", "Pipeline:HardwareDecoding", "None")]
    [TestCase("LUNA_VIDEO_AGENT_STREAM_STATUS_OBSOLETING_PERIOD", "20", "Ownership:LeaseTimeToLive", "00:00:20")]
    [TestCase("LUNA_VIDEO_AGENT_AGENT_STATUS_OBSOLETING_PERIOD", "10", "Cluster:DeathTimeout", "00:00:10")]
    [TestCase("LUNA_VIDEO_AGENT_STREAMS_AGENT_SEARCH_INTERVAL", "0.5", "Ownership:ReconcileInterval", "00:00:00.5000000")]
    [TestCase("LUNA_VIDEO_AGENT_LOGS_CLEAR_INTERVAL:active", "True", "StreamLogs:ClearOld", "true")]
    [TestCase("LUNA_VIDEO_MANAGER_LOGS_CLEAR_INTERVAL:active", "0", "StreamLogs:ClearOld", "false")]
    [TestCase("LUNA_STREAMS_LOGS_CLEAR_INTERVAL:check_interval", "180", "StreamLogs:ClearInterval", "00:03:00")]
    [TestCase("LUNA_VIDEO_AGENT_LOGS_CLEAR_INTERVAL:interval", "2", "StreamLogs:KeepFor", "2.00:00:00")]
    public void A_name_of_the_original_service_sets_ours(string name, string value, string setting, string expected)
    {
        var translated = Translate((name, value));

        Assert.That(translated, Is.EqualTo(new Dictionary<string, string?> { [setting] = expected }));
    }

    [TestCase("weeks", "21.00:00:00")]
    [TestCase("days", "3.00:00:00")]
    [TestCase("hours", "03:00:00")]
    [TestCase("minutes", "00:03:00")]
    [TestCase("seconds", "00:00:03")]
    public void An_interval_is_counted_in_its_type(string type, string expected)
    {
        var translated = Translate(
            ("LUNA_VIDEO_AGENT_LOGS_CLEAR_INTERVAL:interval", "3"), ("LUNA_VIDEO_AGENT_LOGS_CLEAR_INTERVAL:interval_type", type));

        Assert.That(translated["StreamLogs:KeepFor"], Is.EqualTo(expected));
    }

    [Test]
    public void Of_several_times_for_one_setting_the_smallest_counts()
    {
        var translated = Translate(
            ("LUNA_VIDEO_AGENT_STREAMS_AUTORESTARTER_INTERVAL", "5"), ("LUNA_VIDEO_AGENT_STREAMS_AGENT_SEARCH_INTERVAL", "2"));

        Assert.That(translated["Ownership:ReconcileInterval"], Is.EqualTo("00:00:02"));
    }

    [Test]
    public void Nothing_is_set_by_what_is_not_there()
    {
        Assert.That(Translate(("Ownership:Slots", "3"), ("LUNA_OTHER", "1")), Is.Empty);
    }

    [TestCase("LUNA_VIDEO_AGENT_SETTINGS:max_direct_streams", "many", "LUNA_VIDEO_AGENT_SETTINGS.max_direct_streams")]
    [TestCase("LUNA_VIDEO_AGENT_LOGS_CLEAR_INTERVAL:active", "yes", "LUNA_VIDEO_AGENT_LOGS_CLEAR_INTERVAL.active")]
    [TestCase("LUNA_VIDEO_AGENT_STREAM_STATUS_OBSOLETING_PERIOD", "1e300", "LUNA_VIDEO_AGENT_STREAM_STATUS_OBSOLETING_PERIOD")]
    public void A_wrong_value_is_named(string name, string value, string named)
    {
        var fault = Assert.Throws<OptionsValidationException>(() => Translate((name, value)));

        Assert.That(fault!.Message, Does.Contain(named).And.Contain($"'{value}'"));
    }

    [TestCase("0", true)]
    [TestCase("1", false)]
    public void A_function_that_is_not_there_can_only_be_switched_off(string value, bool isTaken)
    {
        var setting = ("LUNA_VIDEO_AGENT_SETTINGS.retransmission_fallback", value);

        Assert.That(() => Translate(setting), isTaken ? Is.Empty : Throws.TypeOf<OptionsValidationException>());
    }

    [Test]
    public void Two_names_of_one_setting_that_differ_are_both_named()
    {
        var fault = Assert.Throws<OptionsValidationException>(
            () => Translate(("LUNA_VIDEO_AGENT_SETTINGS:max_direct_streams", "8"), ("Ownership:Slots", "9")));

        Assert.That(fault!.Message, Does.Contain("LUNA_VIDEO_AGENT_SETTINGS.max_direct_streams and Ownership:Slots"));
    }

    private static IReadOnlyDictionary<string, string?> Translate(params (string Key, string Value)[] settings) =>
        ServiceSettings.Translate(new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value)))
            .Build());
}
