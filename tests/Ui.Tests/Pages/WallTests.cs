using LunaVideoAgent.Ui.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LunaVideoAgent.Ui.Tests.Pages;

internal sealed class WallTests
{
    private const string Often = """{"people_count_threshold": 100, "rate": {"period": 0.2, "unit": "second"}}""";

    [Test]
    public async Task Streams_are_watched_side_by_side_added_and_removed()
    {
        var ids = new List<string>();

        for (var i = 0; i < 3; i++)
        {
            ids.Add(await UiPage.CreateStreamAsync(UiPage.Sample($"wall {i}", "people_count", Often)));
        }

        await using var ui = await UiPage.OpenAsync($"#/wall/{ids[0]}/{ids[1]}");
        var shown = ui.Page.Locator(".wall canvas[data-time-offset]");
        await Expect(shown).ToHaveCountAsync(2, new() { Timeout = 30_000 });
        await ui.Page.WaitForFunctionAsync(
            """
            () => [...document.querySelectorAll('.wall canvas')].every((canvas) => {
              const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
              return pixels.some((value, i) => i % 4 !== 3 && value !== pixels[i % 4]);
            })
            """);

        var addition = ui.Page.Locator($"select option[value='{ids[2]}']");
        await Expect(addition).ToBeAttachedAsync();
        await ui.Page.GetByLabel("Add a stream").SelectOptionAsync(ids[2]);
        await Expect(shown).ToHaveCountAsync(3, new() { Timeout = 30_000 });
        Assert.That(ui.Page.Url, Does.EndWith($"#/wall/{string.Join('/', ids)}"));

        await ui.Page.GetByRole(AriaRole.Button, new() { Name = "Remove wall 1 from the wall" }).ClickAsync();
        await Expect(ui.Page.Locator($".wall li[data-stream='{ids[1]}']")).ToHaveCountAsync(0);
        await Expect(shown).ToHaveCountAsync(2, new() { Timeout = 30_000 });
        Assert.That(ui.Complaints, Is.Empty);

        foreach (var id in ids)
        {
            await UiPage.RemoveStreamAsync(id);
        }
    }

    [Test]
    public async Task A_wall_without_an_address_has_what_runs_and_no_more_than_sixteen_at_most()
    {
        var id = await UiPage.CreateStreamAsync(UiPage.Sample("running", "people_count", Often));
        await using var stream = await UiPage.OpenAsync($"#/stream/{id}");
        await Expect(stream.Page.Locator(".head .badge")).ToHaveTextAsync("in progress");
        await using var ui = await UiPage.OpenAsync("#/wall");
        await Expect(ui.Page.Locator($".wall li[data-stream='{id}'] canvas[data-time-offset]")).ToBeVisibleAsync();

        var unknown = string.Join('/', Enumerable.Range(0, 20).Select(i => $"33333333-3333-4333-8333-3333333333{i:00}"));
        await using var large = await UiPage.OpenAsync($"#/wall/{unknown}");

        await Expect(large.Page.Locator(".wall li")).ToHaveCountAsync(16);
        await UiPage.RemoveStreamAsync(id);
    }
}
