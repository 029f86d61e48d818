using System.Text.RegularExpressions;
using LunaVideoAgent.Ui.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LunaVideoAgent.Ui.Tests.Pages;

internal sealed partial class PlotTests
{
    private const string WholePicture =
        """
        {"zones": [{"name": "all", "region": {"mode": "percent", "area": [[[0, 0], [100, 0], [100, 100], [0, 100]]]}}],
         "rate": {"period": 0.2, "unit": "second"}}
        """;

    [Test]
    public async Task A_zone_is_plotted_over_time_from_before_the_page_was_opened()
    {
        var id = await UiPage.CreateStreamAsync(UiPage.Sample("plotted", "zone", WholePicture));
        await using var feed = await ResultFeed.ConnectAsync(RunningUi.Agent.Address, id);
        await Eventually.Async(
            () => Task.FromResult(feed.Frames.Count >= 20), TimeSpan.FromSeconds(30), () => $"{feed.Frames.Count} results");
        var earlier = feed.Frames.Keys.Min();
        await using var ui = await UiPage.OpenAsync($"#/stream/{id}");

        var plot = ui.Page.Locator(".plots svg");
        await Expect(plot).ToHaveAttributeAsync("aria-label", Label());
        await Expect(ui.Page.Locator(".plots figcaption")).ToHaveTextAsync(Label());
        var path = await ui.Page.Locator(".plots .line-value").GetAttributeAsync("d") ?? "";

        // A point a second: those from before are there too.
        Assert.That(path.Count(one => one == 'V'), Is.GreaterThanOrEqualTo((int)(feed.Frames.Keys.Max() - earlier) - 2), path);
        Assert.That(Most(await plot.GetAttributeAsync("aria-label") ?? ""), Is.GreaterThan(0));
        Assert.That(ui.Complaints, Is.Empty);
        await UiPage.RemoveStreamAsync(id);
    }

    [Test]
    public async Task The_result_of_a_video_has_a_plot_of_its_events()
    {
        await using var ui = await UiPage.OpenAsync("#/tasks");
        await ui.Page.GetByLabel("Video").FillAsync(AgentUnderTest.Clip);
        await ui.Page.GetByRole(AriaRole.Button, new() { Name = "Analyse" }).ClickAsync();
        await Expect(ui.Page.GetByText("The task is made.")).ToBeVisibleAsync();
        var row = ui.Page.Locator("tbody tr").First;
        await Expect(row.Locator(".badge")).ToHaveTextAsync("done", new() { Timeout = 60_000 });
        await row.GetByRole(AriaRole.Button, new() { NameRegex = new("^Result") }).ClickAsync();

        await Expect(ui.Page.Locator(".result ol.events li").First).ToBeVisibleAsync();
        var events = await ui.Page.Locator(".result ol.events li").CountAsync();

        await Expect(ui.Page.Locator(".result svg .bar-value")).ToHaveCountAsync(events);
        Assert.That(ui.Complaints, Is.Empty);
    }

    private static int Most(string label) => int.Parse(Label().Match(label).Groups["most"].Value, provider: null);

    [GeneratedRegex(@"^zone all: \d+ now, at most (?<most>\d+) in ")]
    private static partial Regex Label();
}
