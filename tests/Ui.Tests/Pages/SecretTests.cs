using System.Text.Json.Nodes;
using LunaVideoAgent.Ui.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace LunaVideoAgent.Ui.Tests.Pages;

/// <summary>Secrets of sources and callbacks are on no page.</summary>
internal sealed class SecretTests
{
    private const string Sign = "m4rk3r";

    private static string _stream = null!;

    [OneTimeSetUp]
    public async Task CreateAsync()
    {
        var body = UiPage.Sample(
            "secrets", "people_count", """{"people_count_threshold": 0, "event_policy": {"trigger": "period", "interval": 1}}""");
        body["analytics"]![0]!["parameters"]!["callbacks"] = JsonNode.Parse(
            $$"""
            [{"type": "http", "url": "http://me:{{Sign}}@127.0.0.1:9/hook?token={{Sign}}", "secret": "{{Sign}}",
              "authorization": {"type": "basic", "login": "me", "password": "{{Sign}}"},
              "params": {"headers": {"X-Api-Key": "{{Sign}}" } } },
             {"type": "luna-event"}]
            """);
        _stream = await UiPage.CreateStreamAsync(body);
        await UiPage.CreateStreamAsync(UiPage.Sample(
            "lost secrets", "people_count", """{"people_count_threshold": 0}""", $"rtsp://me:{Sign}@127.0.0.1:9/live?token={Sign}"));
        await Eventually.Async(
            async () =>
            {
                var list = await RunningUi.Agent.Client.GetStringAsync(new Uri("/2/deliveries", UriKind.Relative));
                return list.Contains(_stream, StringComparison.Ordinal);
            },
            TimeSpan.FromSeconds(30),
            () => "no message to the callback waits");
    }

    [OneTimeTearDown]
    public Task RemoveAsync() => UiPage.RemoveStreamAsync(_stream);

    [TestCase("#/streams", "tbody tr")]
    [TestCase("#/stream/{id}", ".live canvas[data-time-offset]")]
    [TestCase("#/draw/{id}", "select option[value='0']")]
    [TestCase("#/events", "ol.events li")]
    [TestCase("#/tasks", ".place:not(:empty)")]
    [TestCase("#/cluster", "tbody tr")]
    [TestCase("#/deliveries", "tbody tr")]
    public async Task A_page_shows_no_secret(string route, string content)
    {
        await using var ui = await UiPage.OpenAsync(route.Replace("{id}", _stream, StringComparison.Ordinal));
        await Expect(ui.Page.Locator(content).First).ToBeAttachedAsync();

        Assert.That(await ui.Page.ContentAsync(), Does.Not.Contain(Sign));
        Assert.That(await ui.Page.EvaluateAsync<string>("() => JSON.stringify(localStorage)"), Does.Not.Contain(Sign));
    }
}
