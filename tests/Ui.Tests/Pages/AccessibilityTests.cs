using Deque.AxeCore.Playwright;
using LunaVideoAgent.Ui.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LunaVideoAgent.Ui.Tests.Pages;

internal sealed class AccessibilityTests
{
    private static readonly string[] Grave = ["serious", "critical"];

    private static readonly string[] Routes =
        ["#/streams", "#/new", "#/stream/{id}", "#/draw/{id}", "#/wall/{id}", "#/events", "#/tasks", "#/cluster", "#/deliveries"];

    private static string _stream = null!;

    [OneTimeSetUp]
    public async Task CreateAsync() => _stream = await UiPage.CreateStreamAsync(UiPage.Sample(
        "accessible", "people_count", """{"people_count_threshold": 1, "event_policy": {"trigger": "period", "interval": 1}}"""));

    [OneTimeTearDown]
    public Task RemoveAsync() => UiPage.RemoveStreamAsync(_stream);

    [Test]
    public async Task A_page_has_no_serious_finding(
        [ValueSource(nameof(Routes))] string route,
        [Values(ColorScheme.Light, ColorScheme.Dark)] ColorScheme scheme,
        [Values(390, 1280)] int width)
    {
        await using var ui = await UiPage.OpenAsync(route.Replace("{id}", _stream, StringComparison.Ordinal), scheme, width);
        await Expect(ui.Page.Locator("main h1")).ToBeVisibleAsync();
        await Expect(ui.Page.Locator(Content(route)).First).ToBeAttachedAsync();

        var found = await ui.Page.RunAxe();

        Assert.That(
            from finding in found.Violations
            where Grave.Contains(finding.Impact)
            from node in finding.Nodes
            select $"{finding.Id}: {node.Html}",
            Is.Empty);
    }

    // What is there only after the agent has answered.
    private static string Content(string route) => route switch
    {
        "#/streams" => "tbody tr",
        "#/new" => "form option",
        "#/draw/{id}" => "select option[value='0']",
        "#/events" or "#/tasks" => ".place:not(:empty)",
        "#/cluster" => "tbody tr",
        "#/deliveries" => ".place:not(:empty)",
        "#/wall/{id}" => ".wall canvas[data-time-offset]",
        _ => ".live canvas[data-time-offset]",
    };

    [Test]
    public async Task A_page_needs_no_scrolling_to_the_side_on_a_phone([ValueSource(nameof(Routes))] string route)
    {
        await using var ui = await UiPage.OpenAsync(route.Replace("{id}", _stream, StringComparison.Ordinal), width: 360);
        await Expect(ui.Page.Locator("main h1")).ToBeVisibleAsync();

        var excess = await ui.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - innerWidth");

        Assert.That(excess, Is.LessThanOrEqualTo(0));
    }

    [Test]
    public async Task The_keyboard_alone_leads_to_a_stream()
    {
        await using var ui = await UiPage.OpenAsync("#/streams");
        await Expect(ui.Page.Locator($"tr[data-stream='{_stream}']")).ToBeVisibleAsync();
        var link = ui.Page.Locator($"tr[data-stream='{_stream}'] a");

        for (var i = 0; i < 60 && !await link.EvaluateAsync<bool>("one => one === document.activeElement"); i++)
        {
            await ui.Page.Keyboard.PressAsync("Tab");
        }

        await ui.Page.Keyboard.PressAsync("Enter");
        await ui.Page.WaitForURLAsync($"**/ui#/stream/{_stream}");
    }
}
