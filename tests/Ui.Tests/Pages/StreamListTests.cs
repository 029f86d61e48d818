using System.Text.RegularExpressions;
using LunaVideoAgent.Ui.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LunaVideoAgent.Ui.Tests.Pages;

internal sealed partial class StreamListTests
{
    private const string Threshold = """{"people_count_threshold": 100, "rate": {"period": 0.2, "unit": "second"}}""";
    private const string Nobody = "rtsp://me:hidden-7c1e@127.0.0.1:9/camera";

    [Test]
    public async Task A_running_stream_shows_its_figures_and_no_secrets_are_seen()
    {
        var running = await UiPage.CreateStreamAsync(UiPage.Sample("gate 7", "people_count", Threshold));
        var broken = await UiPage.CreateStreamAsync(UiPage.Sample("gate 8", "people_count", Threshold, Nobody));
        await using var ui = await UiPage.OpenAsync("#/streams");
        var row = ui.Page.Locator($"tr[data-stream='{running}']");

        await Expect(row.Locator(".badge")).ToHaveTextAsync("in progress");
        await Expect(row.Locator("td").Nth(4)).ToHaveTextAsync(Rate());
        await Expect(row.Locator("td").Nth(5)).ToHaveTextAsync(Rate());
        await Expect(row.Locator("td").Nth(7)).ToContainTextAsync(People());
        await Expect(ui.Page.Locator($"tr[data-stream='{broken}'] .source")).ToHaveTextAsync("rtsp://***:***@127.0.0.1:9/camera");
        Assert.That(await ui.Page.ContentAsync(), Does.Not.Contain("hidden-7c1e"));

        await row.GetByRole(AriaRole.Button, new() { Name = "Stop gate 7" }).ClickAsync();
        await Expect(row.Locator(".badge")).ToHaveTextAsync("stop");
        Assert.That(ui.Complaints, Is.Empty);
        await UiPage.RemoveStreamAsync(running);
        await UiPage.RemoveStreamAsync(broken);
    }

    [Test]
    public async Task The_agent_finds_a_stream_by_name_state_and_id_and_the_page_removes_it()
    {
        var ids = new List<string>();

        for (var i = 0; i < 3; i++)
        {
            ids.Add(await UiPage.CreateStreamAsync(UiPage.Sample($"find {i}", "people_count", Threshold, Nobody)));
        }

        await using var ui = await UiPage.OpenAsync("#/streams");
        var rows = ui.Page.Locator("tbody tr");
        await ui.Page.GetByLabel("Search").FillAsync("find 1");
        await ui.Page.GetByLabel("Search").PressAsync("Enter");
        await Expect(rows).ToHaveCountAsync(1);
        await Expect(rows.First).ToHaveAttributeAsync("data-stream", ids[1]);
        await ui.Page.GetByLabel("State").SelectOptionAsync("done");
        await Expect(ui.Page.GetByText("No stream is like that.")).ToBeVisibleAsync();
        await ui.Page.GetByLabel("State").SelectOptionAsync("all");
        await ui.Page.GetByLabel("Search").FillAsync(ids[2]);
        await ui.Page.GetByRole(AriaRole.Button, new() { Name = "Find", Exact = true }).ClickAsync();
        await Expect(rows.First).ToHaveAttributeAsync("data-stream", ids[2]);

        await ui.Page.EvaluateAsync("() => { window.confirm = () => true; }");
        await ui.Page.GetByRole(AriaRole.Button, new() { Name = "Delete find 2" }).ClickAsync();
        await Expect(rows).ToHaveCountAsync(0);
        Assert.That(ui.Complaints, Is.Empty);
        await UiPage.RemoveStreamAsync(ids[0]);
        await UiPage.RemoveStreamAsync(ids[1]);
    }

    [GeneratedRegex(@"^\d+\.\d$")]
    private static partial Regex Rate();

    [GeneratedRegex(@"\d+ (people|person)")]
    private static partial Regex People();
}
