using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LunaVideoAgent.Ui.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LunaVideoAgent.Ui.Tests.Pages;

internal sealed partial class DrawTests
{
    private const string CornerLine =
        """
        {"lines": [{"name": "corner", "points": [[1, 1], [3, 3]], "mode": "percent"}],
         "rate": {"period": 0.1, "unit": "second"}}
        """;

    [Test]
    public async Task A_line_that_is_drawn_with_the_mouse_is_counted()
    {
        var id = await UiPage.CreateStreamAsync(UiPage.Sample("drawn", "line_crossing", CornerLine));
        await using var ui = await OpenAsync(id);
        var page = ui.Page;

        await page.GetByRole(AriaRole.Button, new() { Name = "Remove shape" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "New: Line" }).ClickAsync();
        await PressAsync(page, 0.43, 0.05);
        await PressAsync(page, 0.43, 0.95);
        await page.GetByLabel("Name").FillAsync("path");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save into the stream" }).ClickAsync();

        await page.WaitForURLAsync($"**/ui#/stream/{id}");
        await Expect(page.Locator(".counts")).ToContainTextAsync(Counted(), new() { Timeout = 60_000 });
        Assert.That(ui.Complaints, Is.Empty);
        await UiPage.RemoveStreamAsync(id);
    }

    [Test]
    public async Task A_zone_is_drawn_with_the_keyboard_in_each_form_of_the_contract()
    {
        var id = await UiPage.CreateStreamAsync(UiPage.Sample("keys", "zone",
            """{"zones": [{"name": "old", "region": {"mode": "percent", "area": [[[1, 1], [3, 1], [3, 3]]]}}]}"""));
        await using var ui = await OpenAsync(id);
        var page = ui.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove shape" }).PressAsync("Enter");
        await page.GetByRole(AriaRole.Button, new() { Name = "New: Zone" }).PressAsync("Enter");

        // Three points; the second goes to the right, the third down.
        foreach (var key in new[] { "Space", "Space", "Space", "Shift+ArrowDown", "Shift+ArrowDown", "Enter" })
        {
            await page.Keyboard.PressAsync(key);
        }

        await page.GetByText("The analytics as JSON").ClickAsync();
        var percent = await AnalyticsAsync(page);
        await page.GetByLabel("Coordinates").SelectOptionAsync("wkt");
        var text = await AnalyticsAsync(page);
        await page.GetByLabel("Coordinates").SelectOptionAsync("abs");
        var pixels = await AnalyticsAsync(page);

        Assert.That(
            $"{percent["zones"]!.ToJsonString()}",
            Is.EqualTo("""[{"name":"zone 1","region":{"form":"common","mode":"percent","area":[[[50,50],[60,50],[70,58.33]]]}}]"""));
        Assert.That((string)text["zones"]![0]!["region"]!["area"]!, Is.EqualTo("POLYGON ((384 288, 461 288, 538 336, 384 288))"));
        Assert.That(pixels["zones"]![0]!["region"]!["area"]!.ToJsonString(), Is.EqualTo("[[[384,288],[461,288],[538,336]]]"));

        await page.GetByLabel("Coordinates").SelectOptionAsync("wkt");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save into the stream" }).PressAsync("Enter");
        await page.WaitForURLAsync($"**/ui#/stream/{id}");
        Assert.That(await ZoneAsync(id), Is.EqualTo("POLYGON ((384 288, 461 288, 538 336, 384 288))"));
        Assert.That(ui.Complaints, Is.Empty);
        await UiPage.RemoveStreamAsync(id);
    }

    [Test]
    public async Task A_region_is_drawn_by_touch_and_dragged_at_a_corner()
    {
        var id = await UiPage.CreateStreamAsync(UiPage.Sample("touch", "people_count", """{"people_count_threshold": 1}"""));
        await using var ui = await OpenAsync(id, hasTouch: true);
        var page = ui.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "New: Part that is analysed (ROI)" }).TapAsync();

        await TapAsync(page, 0.25, 0.25);
        await TapAsync(page, 0.75, 0.75);
        await page.GetByText("The analytics as JSON").ClickAsync();
        Assert.That((double)(await AnalyticsAsync(page))["roi"]!["width"]!, Is.EqualTo(50).Within(0.7));

        var (fromX, fromY) = await PlaceAsync(page, 0.25, 0.75);
        var (toX, toY) = await PlaceAsync(page, 0.1, 0.9);
        await page.Mouse.MoveAsync(fromX, fromY);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(toX, toY);
        await page.Mouse.UpAsync();

        var roi = (await AnalyticsAsync(page))["roi"]!;
        Assert.That((double)roi["x"]!, Is.EqualTo(10).Within(0.5));
        Assert.That((double)roi["y"]!, Is.EqualTo(25).Within(0.5));
        Assert.That((double)roi["width"]!, Is.EqualTo(65).Within(0.7));
        Assert.That((double)roi["height"]!, Is.EqualTo(65).Within(0.7));
        Assert.That(ui.Complaints, Is.Empty);
        await UiPage.RemoveStreamAsync(id);
    }

    [Test]
    public async Task A_stream_whose_callback_has_secrets_is_saved_with_them()
    {
        var body = UiPage.Sample("secrets", "line_crossing", CornerLine);
        body["analytics"]![0]!["parameters"]!["callbacks"] = JsonNode.Parse(
            """
            [{"type": "http", "url": "http://127.0.0.1:9/?token=marker", "secret": "marker",
              "authorization": {"type": "basic", "login": "me", "password": "marker"}}]
            """);
        var id = await UiPage.CreateStreamAsync(body);
        await using var ui = await OpenAsync(id);

        await ui.Page.GetByLabel("Name").FillAsync("gate");
        await ui.Page.GetByRole(AriaRole.Button, new() { Name = "Save into the stream" }).ClickAsync();

        await ui.Page.WaitForURLAsync($"**/ui#/stream/{id}");
        var parameters = (await StreamAsync(id))["analytics"]![0]!["parameters"]!;
        Assert.That((string)parameters["parameters"]!["lines"]![0]!["name"]!, Is.EqualTo("gate"));
        Assert.That((string)parameters["callbacks"]![0]!["authorization"]!["password"]!, Is.EqualTo("***"));
        Assert.That(ui.Complaints, Is.Empty);
        await UiPage.RemoveStreamAsync(id);
    }

    private static async Task<UiPage> OpenAsync(string id, bool hasTouch = false)
    {
        var ui = await UiPage.OpenAsync($"#/draw/{id}", hasTouch: hasTouch);
        await Expect(ui.Page.GetByRole(AriaRole.Button, new() { Name = "Save into the stream" })).ToBeEnabledAsync();
        return ui;
    }

    private static async Task PressAsync(IPage page, double x, double y)
    {
        var (left, top) = await PlaceAsync(page, x, y);
        await page.Mouse.ClickAsync(left, top);
    }

    private static async Task TapAsync(IPage page, double x, double y)
    {
        var (left, top) = await PlaceAsync(page, x, y);
        await page.Touchscreen.TapAsync(left, top);
    }

    // Where a part of the picture is on the screen.
    private static async Task<(float Left, float Top)> PlaceAsync(IPage page, double x, double y)
    {
        await page.Locator("canvas.board").ScrollIntoViewIfNeededAsync();
        var box = (await page.Locator("canvas.board").BoundingBoxAsync())!;
        return ((float)(box.X + x * box.Width), (float)(box.Y + y * box.Height));
    }

    private static async Task<JsonNode> AnalyticsAsync(IPage page) =>
        JsonNode.Parse(await page.Locator("details pre").TextContentAsync() ?? "")![0]!["parameters"]!["parameters"]!;

    private static async Task<JsonNode> StreamAsync(string id) =>
        JsonNode.Parse(await RunningUi.Agent.Client.GetStringAsync(new Uri($"/2/streams/{id}", UriKind.Relative)))!;

    private static async Task<string> ZoneAsync(string id)
    {
        var stream = await StreamAsync(id);
        return (string)stream["analytics"]![0]!["parameters"]!["parameters"]!["zones"]![0]!["region"]!["area"]!;
    }

    [GeneratedRegex(@"path: ([1-9]\d* → \d+|\d+ → [1-9]\d*) ←")]
    private static partial Regex Counted();
}
