using System.Security.Cryptography;
using System.Text;
using LunaVideoAgent.Ui.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LunaVideoAgent.Ui.Tests.Pages;

internal sealed class SessionTests
{
    private const string Key = "a-long-random-key-of-the-reception";

    [Test]
    public async Task Whoever_has_a_key_signs_in_creates_watches_and_signs_out()
    {
        await using var agent = await AgentUnderTest.StartAsync(
            "--Access:Keys:0:Name", "reception", "--Access:Keys:0:Role", "Write",
            "--Access:Keys:0:Sha256", Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Key))),
            "--Access:Keys:0:Accounts:0", "557d54ec-29ad-4f3c-93b4-c9092ef12515");
        await using var ui = await UiPage.OpenAsync("#/new", agent: agent);
        var page = ui.Page;
        await page.GetByLabel("Key").FillAsync("not it");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Expect(page.Locator(".notice.bad")).ToContainTextAsync("45201");

        await page.GetByLabel("Key").FillAsync(Key);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Expect(page.Locator("#session")).ToContainTextAsync("reception (write)");
        await Expect(page.GetByLabel("Account")).ToHaveValueAsync("557d54ec-29ad-4f3c-93b4-c9092ef12515");
        await page.GetByLabel("Source", new() { Exact = true }).FillAsync(AgentUnderTest.Clip);
        await page.GetByRole(AriaRole.Button, new() { Name = "Create" }).ClickAsync();

        // Frames come over a WebSocket, which has the cookie and no key.
        await Expect(page.Locator(".live canvas[data-time-offset]")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Expect(page.GetByLabel("Key")).ToBeVisibleAsync();
        await page.GotoAsync("/ui#/streams");
        await Expect(page.GetByLabel("Key")).ToBeVisibleAsync();
    }
}
