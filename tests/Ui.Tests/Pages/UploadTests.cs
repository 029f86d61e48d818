using System.Text.RegularExpressions;
using LunaVideoAgent.Ui.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LunaVideoAgent.Ui.Tests.Pages;

internal sealed class UploadTests
{
    private static string Clip => Path.Combine(AppContext.BaseDirectory, "media", AgentUnderTest.Clip);

    [Test]
    public async Task A_chosen_file_is_uploaded_analysed_and_its_result_shown()
    {
        await using var ui = await UiPage.OpenAsync("#/tasks");
        await ui.Page.GetByLabel("File").SetInputFilesAsync(Clip);
        await Expect(ui.Page.GetByLabel("Video")).ToBeDisabledAsync();

        await Analyse(ui).ClickAsync();
        var row = ui.Page.Locator("tbody tr").First;

        await Expect(ui.Page.GetByText("The task is made.")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await Expect(ui.Page.GetByLabel("File")).ToHaveValueAsync("");
        await Expect(row.Locator(".badge")).ToHaveTextAsync("done", new() { Timeout = 60_000 });
        await row.GetByRole(AriaRole.Button, new() { NameRegex = new("^Result") }).ClickAsync();
        await Expect(ui.Page.Locator(".result")).ToContainTextAsync("795 frames");
        Assert.That(ui.Complaints, Is.Empty);
    }

    [Test]
    public async Task A_stream_is_made_of_a_chosen_file_that_is_uploaded_once()
    {
        await using var ui = await UiPage.OpenAsync("#/new");
        var page = ui.Page;
        var uploads = 0;
        page.Request += (_, request) =>
            uploads += request.Method == "POST" && request.Url.EndsWith("/2/videos", StringComparison.Ordinal) ? 1 : 0;
        await page.GetByLabel("File").SetInputFilesAsync(Clip);
        await Expect(page.GetByLabel("Source", new() { Exact = true })).ToBeDisabledAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Show its first frame" }).ClickAsync();
        await Expect(page.GetByText("768 × 576, h264")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await page.GetByRole(AriaRole.Button, new() { Name = "Create" }).ClickAsync();

        await Expect(page.Locator(".facts dd").First).ToHaveTextAsync(new Regex("^upload:[0-9a-f-]{36}$"));
        await Expect(page.Locator(".live canvas[data-time-offset]")).ToBeAttachedAsync(new() { Timeout = 30_000 });
        Assert.That(uploads, Is.EqualTo(1));
        Assert.That(ui.Complaints, Is.Empty);
        await UiPage.RemoveStreamAsync(page.Url.Split('/')[^1]);
    }

    [TestCase("#/tasks", "Video")]
    [TestCase("#/new", "Source")]
    public async Task A_dropped_file_is_taken_like_a_chosen_one(string route, string address)
    {
        await using var ui = await UiPage.OpenAsync(route);
        var dropped = await ui.Page.EvaluateHandleAsync(
            "() => { const all = new DataTransfer(); all.items.add(new File(['x'], 'a.mp4', { type: 'video/mp4' })); return all; }");

        await ui.Page.Locator("form").First.DispatchEventAsync("drop", new { dataTransfer = dropped });

        await Expect(ui.Page.GetByLabel("File")).ToHaveValueAsync(new Regex("a\\.mp4$"));
        await ui.Page.GetByRole(AriaRole.Button, new() { Name = "Without the file" }).ClickAsync();
        await Expect(ui.Page.GetByLabel(address, new() { Exact = true })).ToBeEnabledAsync();
    }

    [Test]
    public async Task A_file_that_is_no_video_is_refused_in_words()
    {
        await using var ui = await UiPage.OpenAsync("#/tasks");
        await ui.Page.GetByLabel("File").SetInputFilesAsync(new FilePayload
        {
            Name = "notes.mp4",
            MimeType = "video/mp4",
            Buffer = new byte[100_000],
        });

        await Analyse(ui).ClickAsync();

        await Expect(ui.Page.Locator("form .fault").First).ToContainTextAsync("Unsupported video format", new() { Timeout = 30_000 });
        await Expect(Analyse(ui)).ToBeEnabledAsync();
        await Expect(ui.Page.GetByText("The task is made.")).ToHaveCountAsync(0);
    }

    [Test]
    public async Task A_file_that_is_too_large_is_not_sent()
    {
        await using var agent = await AgentUnderTest.StartAsync("--Uploads:MaxBytes", "1000");
        await using var ui = await UiPage.OpenAsync("#/tasks", agent: agent);
        var posts = 0;
        ui.Page.Request += (_, request) => posts += request.Method == "POST" ? 1 : 0;
        await ui.Page.GetByLabel("File").SetInputFilesAsync(Clip);

        await Analyse(ui).ClickAsync();

        await Expect(ui.Page.Locator("form .fault").First).ToContainTextAsync("the agent takes 0.0 MB");
        Assert.That(posts, Is.Zero);
    }

    [Test]
    public async Task An_upload_shows_how_far_it_is_and_is_cancelled_by_the_keyboard()
    {
        await using var ui = await UiPage.OpenAsync("#/tasks");

        // As slow as a phone: the whole clip would take a minute.
        var network = await ui.Page.Context.NewCDPSessionAsync(ui.Page);
        await network.SendAsync("Network.emulateNetworkConditions", new Dictionary<string, object>
        {
            ["offline"] = false,
            ["latency"] = 0,
            ["downloadThroughput"] = -1,
            ["uploadThroughput"] = new FileInfo(Clip).Length / 60,
        });
        await ui.Page.GetByLabel("File").SetInputFilesAsync(Clip);
        await Analyse(ui).FocusAsync();
        await ui.Page.Keyboard.PressAsync("Enter");

        await Expect(ui.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Upload" })).ToBeVisibleAsync();
        await ui.Page.WaitForFunctionAsync("() => document.querySelector('.upload progress').value > 0.02");
        var cancel = ui.Page.GetByRole(AriaRole.Button, new() { Name = "Cancel upload" });
        await cancel.FocusAsync();
        await ui.Page.Keyboard.PressAsync("Enter");

        await Expect(ui.Page.Locator("form .fault").First).ToHaveTextAsync("The upload was cancelled.");
        await Expect(cancel).ToBeHiddenAsync();
        await Expect(Analyse(ui)).ToBeEnabledAsync();
        Assert.That(ui.Complaints, Is.Empty);
    }

    private static ILocator Analyse(UiPage ui) => ui.Page.GetByRole(AriaRole.Button, new() { Name = "Analyse" });
}
