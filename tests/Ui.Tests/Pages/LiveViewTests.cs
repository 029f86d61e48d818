using System.Text.Json.Nodes;
using LunaVideoAgent.Ui.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LunaVideoAgent.Ui.Tests.Pages;

internal sealed class LiveViewTests
{
    // What the page shows of one frame: read in one go, so that no other frame comes in between.
    private const string ReadFrame =
        """
        () => {
          const canvas = document.querySelector('.live canvas');
          const boxes = [...document.querySelectorAll('table.objects tbody tr')].map((row) =>
            row.children[3].textContent.match(/-?\d+/g).map(Number));
          const context = canvas.getContext('2d');
          const [sx, sy] = [canvas.width / canvas.dataset.width, canvas.height / canvas.dataset.height];
          const isBox = (x, y) => {
            const [r, g, b] = context.getImageData(Math.round(x), Math.round(y), 1, 1).data;
            return Math.abs(r - 0) + Math.abs(g - 230) + Math.abs(b - 118) < 60;
          };
          return {
            time: canvas.dataset.timeOffset ? Number(canvas.dataset.timeOffset) : null,
            boxes,
            drawn: boxes.map(([x, y, w, h]) => isBox((x + w / 2) * sx, (y + h) * sy) || isBox((x + w) * sx, (y + h / 2) * sy)),
          };
        }
        """;

    [Test]
    public async Task A_stream_that_is_created_in_a_form_shows_frames_with_their_own_boxes_and_stops()
    {
        await using var ui = await UiPage.OpenAsync("#/new");
        var page = ui.Page;
        await page.GetByLabel("Name").FillAsync("campus");
        await page.GetByLabel("Source", new() { Exact = true }).FillAsync(AgentUnderTest.Clip);
        await page.GetByLabel("Results a second").FillAsync("5");
        await page.GetByRole(AriaRole.Button, new() { Name = "Create" }).ClickAsync();
        await Expect(page.Locator(".head .badge")).ToBeVisibleAsync();
        var id = page.Url.Split('/')[^1];
        await using var feed = await ResultFeed.ConnectAsync(RunningUi.Agent.Address, id);

        await SeesFramesWithTheirBoxesAsync(page, feed, frames: 3);

        await page.GetByRole(AriaRole.Button, new() { Name = "Stop" }).ClickAsync();
        await Expect(page.Locator(".live .state")).ToContainTextAsync("The stream is stopped.");
        await Expect(page.Locator(".head .badge")).ToHaveTextAsync("stop");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Resume" })).ToBeVisibleAsync();
        Assert.That(ui.Complaints, Is.Empty);
        await UiPage.RemoveStreamAsync(id);
    }

    [Test]
    public async Task An_event_comes_with_its_picture()
    {
        var body = UiPage.Sample(
            "events", "people_count", """{"people_count_threshold": 1, "event_policy": {"trigger": "period", "interval": 1}}""");
        body["analytics"]![0]!["parameters"]!["targets"] = new JsonArray("coordinates", "overview");
        var id = await UiPage.CreateStreamAsync(body);
        await using var ui = await UiPage.OpenAsync($"#/stream/{id}");

        var picture = ui.Page.Locator("ol.events img").First;
        await Expect(picture).ToBeVisibleAsync();

        await ui.Page.WaitForFunctionAsync("() => document.querySelector('ol.events img')?.naturalWidth > 0");
        await Expect(ui.Page.Locator("ol.events li").First).ToContainTextAsync("people");
        Assert.That(ui.Complaints, Is.Empty);
        await UiPage.RemoveStreamAsync(id);
    }

    [Test]
    public async Task A_page_goes_on_after_its_agent_was_killed_and_started_again()
    {
        await using var agent = await AgentUnderTest.StartAsync();
        var id = await UiPage.CreateStreamAsync(UiPage.Sample("lasting", "people_count", """{"people_count_threshold": 100}"""), agent);
        await using var ui = await UiPage.OpenAsync($"#/stream/{id}", agent: agent);
        var before = await EpochAsync(ui.Page, after: 0);

        await agent.KillAsync();
        await Expect(ui.Page.Locator(".live .state")).ToHaveTextAsync("Connecting again …");
        await agent.RunAsync();

        Assert.That(await EpochAsync(ui.Page, before), Is.GreaterThan(before));
        await Expect(ui.Page.Locator(".head .badge")).ToHaveTextAsync("in progress");
        await Expect(ui.Page.Locator(".fault")).ToHaveTextAsync("");
    }

    // The run of the stream that the shown frame is of, once it is a later one.
    private static async Task<long> EpochAsync(IPage page, long after)
    {
        var seen = await page.WaitForFunctionAsync(
            """
            after => {
              const epoch = Number(document.querySelector('.live canvas')?.dataset.cursor?.split(':')[0]);
              return epoch > after && epoch;
            }
            """,
            after,
            new() { Timeout = 60_000 });
        return await seen.JsonValueAsync<long>();
    }

    private static async Task SeesFramesWithTheirBoxesAsync(IPage page, ResultFeed feed, int frames)
    {
        var compared = new SortedSet<double>();

        await Eventually.Async(
            async () =>
            {
                var shown = JsonNode.Parse($"{await page.EvaluateAsync(ReadFrame)}")!;

                if (shown["time"]?.GetValueKind() == System.Text.Json.JsonValueKind.Number
                    && feed.Frames.TryGetValue((double)shown["time"]!, out var result)
                    && result["detections"]!.AsArray().Count > 0
                    && compared.Add((double)shown["time"]!))
                {
                    Compare(shown, result);
                }

                return compared.Count >= frames;
            },
            TimeSpan.FromSeconds(30),
            () => $"{compared.Count} frames were shown whose results came over the WebSocket too");
    }

    private static void Compare(JsonNode shown, JsonObject result)
    {
        var boxes = result["detections"]!.AsArray().Select(one => one!["rect"]!)
            .Select(rect => $"{rect["x"]},{rect["y"]},{rect["width"]},{rect["height"]}");

        Assert.That(shown["boxes"]!.AsArray().Select(box => string.Join(',', box!.AsArray())), Is.EqualTo(boxes));
        Assert.That(shown["drawn"]!.AsArray().Select(drawn => (bool)drawn!), Is.All.True, $"{shown}");
    }
}
