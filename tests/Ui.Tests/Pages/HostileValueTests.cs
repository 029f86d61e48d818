using LunaVideoAgent.Ui.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace LunaVideoAgent.Ui.Tests.Pages;

/// <summary>Values that would do harm if any of them became markup or an address.</summary>
internal sealed class HostileValueTests
{
    private const string Markup = """<img src=x onerror="window.harm=1"><script>window.harm=2</script>'">{{1+1}}""";
    private const string Address = """rtsp://127.0.0.1:9/"><img src=x onerror=window.harm=3>?javascript:window.harm=4""";

    [TestCase("#/streams")]
    [TestCase("#/stream/{id}")]
    public async Task Hostile_values_are_shown_as_what_they_are(string route)
    {
        var body = UiPage.Sample(Markup, "people_count", """{"people_count_threshold": 1}""", Address);
        body["description"] = Markup;
        body["source"] = Markup;
        var id = await UiPage.CreateStreamAsync(body);
        await using var ui = await UiPage.OpenAsync(route.Replace("{id}", id, StringComparison.Ordinal));

        await Expect(ui.Page.GetByText(Markup).First).ToBeVisibleAsync();
        await Expect(ui.Page.GetByText(Address).First).ToBeVisibleAsync();

        Assert.That(await ui.Page.EvaluateAsync<int>("() => window.harm ?? 0"), Is.Zero);
        Assert.That(await ui.Page.Locator("img[src='x'], main script").CountAsync(), Is.Zero);
        Assert.That(ui.Complaints, Is.Empty);
        await UiPage.RemoveStreamAsync(id);
    }

    [TestCase("#/stream/%3Cimg%20src%3Dx%20onerror%3Dwindow.harm%3D1%3E")]
    [TestCase("#/%3Cscript%3E")]
    [TestCase("#/constructor")]
    [TestCase("#/stream/../../config")]
    [TestCase("#/%E0%A4%A")]
    public async Task A_hostile_address_shows_a_page_and_does_nothing(string route)
    {
        await using var ui = await UiPage.OpenAsync(route);

        await Expect(ui.Page.Locator("main h1")).ToBeVisibleAsync();

        Assert.That(await ui.Page.EvaluateAsync<int>("() => window.harm ?? 0"), Is.Zero);
        Assert.That(await ui.Page.Locator("img[src='x']").CountAsync(), Is.Zero);
    }
}
