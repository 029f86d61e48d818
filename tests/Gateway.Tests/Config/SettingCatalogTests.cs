using LunaVideoAgent.Gateway.Config;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace LunaVideoAgent.Gateway.Tests.Config;

internal sealed class SettingCatalogTests
{
    [Test]
    public void A_setting_that_was_set_is_shown_as_it_is_in_effect()
    {
        var groups = Read(("Ownership:Slots", "7"));

        Assert.That(groups["Ownership"]["Slots"], Is.EqualTo(7));
        Assert.That(groups["Ownership"]["Pause"], Is.EqualTo("00:00:03"));
    }

    [Test]
    public void A_setting_is_shown_by_the_name_of_the_original_service_too()
    {
        var groups = Read(("Ownership:Slots", "7"));

        Assert.That(groups["LUNA_VIDEO_AGENT_SETTINGS"]["max_direct_streams"], Is.EqualTo(7));
    }

    [Test]
    public void A_time_is_shown_in_seconds_where_the_original_service_has_seconds()
    {
        var groups = Read(("Ownership:ReconcileInterval", "00:00:02.5"));

        Assert.That(groups["Ownership"]["ReconcileInterval"], Is.EqualTo("00:00:02.5000000"));
        Assert.That(groups["LUNA_VIDEO_AGENT_STREAMS_AGENT_SEARCH_INTERVAL"][""], Is.EqualTo(2.5));
    }

    [Test]
    public void A_secret_is_masked_by_its_name_and_in_addresses()
    {
        var groups = Read(
            ("Ownership:ConnectionString", "Host=db;Password=planted"), ("Ownership:Address", "https://user:planted@host/?token=planted"));

        Assert.That(groups["Ownership"]["ConnectionString"], Is.EqualTo("***"));
        Assert.That(groups["Ownership"]["Address"], Is.EqualTo("https://***:***@host/?token=***"));
    }

    [Test]
    public void Where_the_server_listens_is_shown()
    {
        var groups = Read(("Urls", "http://127.0.0.1:5240"), ("Logging:LogLevel:Default", "Warning"));

        Assert.That(groups["Urls"][""], Is.EqualTo("http://127.0.0.1:5240"));
        Assert.That(groups["Logging"]["LogLevel:Default"], Is.EqualTo("Warning"));
    }

    private static SortedDictionary<string, SortedDictionary<string, object?>> Read(params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value)))
            .Build();
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddOptions<SlotOptions>().BindConfiguration(SlotOptions.SectionName);
        services.AddSingleton<IValidateOptions<SlotOptions>>(new ValidateOptions<SlotOptions>(name: null, _ => true, ""));

        return new SettingCatalog(services, services.BuildServiceProvider(), configuration).Read();
    }

    private sealed class SlotOptions
    {
        public const string SectionName = "Ownership";

        public int Slots { get; set; } = 4;

        public TimeSpan ReconcileInterval { get; set; } = TimeSpan.FromSeconds(1);

        public TimeSpan Pause { get; set; } = TimeSpan.FromSeconds(3);

        public string? ConnectionString { get; set; }

        public string? Address { get; set; }
    }
}
