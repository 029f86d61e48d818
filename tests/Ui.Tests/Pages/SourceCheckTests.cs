using LunaVideoAgent.Ui.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LunaVideoAgent.Ui.Tests.Pages;

internal sealed class SourceCheckTests
{
    [Test]
    public async Task A_source_shows_its_first_frame_before_a_stream_is_made()
    {
        await using var ui = await UiPage.OpenAsync("#/new");
        await ui.Page.GetByLabel("Source", new() { Exact = true }).FillAsync(AgentUnderTest.Clip);

        await ui.Page.GetByRole(AriaRole.Button, new() { Name = "Show its first frame" }).ClickAsync();

        await Expect(ui.Page.GetByText("768 × 576, h264")).ToBeVisibleAsync();
        await ui.Page.WaitForFunctionAsync("() => document.querySelector('.first-frame img')?.naturalWidth === 768");
        Assert.That(ui.Complaints, Is.Empty);
    }

    [TestCase("rtsp://me:marker@127.0.0.1:9/camera", "43001")]
    [TestCase("/etc/passwd", "43001")]
    [TestCase("concat:a|b", "12022")]
    public async Task A_source_that_cannot_be_read_says_why(string source, string code)
    {
        await using var ui = await UiPage.OpenAsync("#/new");
        await ui.Page.GetByLabel("Source", new() { Exact = true }).FillAsync(source);

        await ui.Page.GetByRole(AriaRole.Button, new() { Name = "Show its first frame" }).ClickAsync();

        await Expect(ui.Page.Locator("form .fault")).ToContainTextAsync($"({code})", new() { Timeout = 30_000 });
        Assert.That(await ui.Page.Locator("form .fault").TextContentAsync(), Does.Not.Contain("marker"));
        await Expect(ui.Page.Locator(".first-frame img")).ToHaveCountAsync(0);
    }
}
