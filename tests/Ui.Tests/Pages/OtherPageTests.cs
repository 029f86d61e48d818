using System.Text.Json.Nodes;
using LunaVideoAgent.Ui.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LunaVideoAgent.Ui.Tests.Pages;

internal sealed class OtherPageTests
{
    private const string Crowd = """{"people_count_threshold": 1, "event_policy": {"trigger": "period", "interval": 1}}""";

    [Test]
    public async Task A_video_is_analysed_and_its_result_is_shown()
    {
        await using var ui = await UiPage.OpenAsync("#/tasks");
        await ui.Page.GetByLabel("Video").FillAsync(AgentUnderTest.Clip);
        await ui.Page.GetByRole(AriaRole.Button, new() { Name = "Analyse" }).ClickAsync();
        var row = ui.Page.Locator("tbody tr").First;

        await Expect(row.Locator(".badge")).ToHaveTextAsync("done", new() { Timeout = 60_000 });
        await Expect(row.Locator("progress")).ToHaveJSPropertyAsync("value", 1);
        await row.GetByRole(AriaRole.Button, new() { NameRegex = new("^Result") }).ClickAsync();

        await Expect(ui.Page.Locator(".result")).ToContainTextAsync("795 frames");
        await Expect(ui.Page.Locator(".result ol.events li").First).ToContainTextAsync("people");
        await Expect(ui.Page.Locator(".result")).ToBeFocusedAsync();
        await ui.Page.WaitForFunctionAsync("() => document.querySelector('.result ol.events img')?.naturalWidth > 0");
        Assert.That(ui.Complaints, Is.Empty);
    }

    [Test]
    public async Task Kept_events_are_found_by_their_stream()
    {
        var body = UiPage.Sample("keeping", "people_count", Crowd);
        body["analytics"]![0]!["parameters"]!["callbacks"] = new JsonArray(new JsonObject { ["type"] = "luna-event" });
        body["analytics"]![0]!["parameters"]!["targets"] = new JsonArray("overview");
        var id = await UiPage.CreateStreamAsync(body);
        await using var ui = await UiPage.OpenAsync("#/events");

        await ui.Page.GetByLabel("Stream").FillAsync(id);
        await ui.Page.GetByRole(AriaRole.Button, new() { Name = "Find" }).ClickAsync();

        await Expect(ui.Page.Locator("ol.events li").First).ToContainTextAsync("crowd in progress", new() { Timeout = 30_000 });
        await Expect(ui.Page.Locator("ol.events li p a").First).ToHaveAttributeAsync("href", $"#/stream/{id}");
        await ui.Page.WaitForFunctionAsync("() => document.querySelector('ol.events img')?.naturalWidth > 0");
        Assert.That(ui.Complaints, Is.Empty);
        await UiPage.RemoveStreamAsync(id);
    }

    [Test]
    public async Task The_cluster_shows_its_silo_with_its_slots()
    {
        await using var ui = await UiPage.OpenAsync("#/cluster");

        await Expect(ui.Page.Locator("tbody tr")).ToHaveCountAsync(1);
        await Expect(ui.Page.Locator("tbody td").Nth(3)).ToHaveTextAsync("32");
        await Expect(ui.Page.Locator(".counts")).ToContainTextAsync("of 32 slots");
        Assert.That(ui.Complaints, Is.Empty);
    }

    [Test]
    public async Task A_message_that_nobody_takes_is_shown_with_its_error()
    {
        var body = UiPage.Sample("callbacks", "people_count", Crowd);
        body["analytics"]![0]!["parameters"]!["callbacks"] = new JsonArray(
            new JsonObject { ["type"] = "http", ["url"] = "http://user:marker@127.0.0.1:9/hook" });
        var id = await UiPage.CreateStreamAsync(body);
        await using var ui = await UiPage.OpenAsync("#/deliveries");
        var row = ui.Page.Locator("tbody tr", new() { HasText = id }).Last;

        await Expect(row.Locator(".error")).Not.ToHaveTextAsync("", new() { Timeout = 30_000 });
        await Expect(row.Locator(".source")).ToContainTextAsync("***:***@127.0.0.1:9");
        await Expect(row.GetByRole(AriaRole.Button, new() { NameRegex = new("^Replay") })).ToBeDisabledAsync();

        await ui.Page.EvaluateAsync("() => { window.confirm = () => true; }");
        await ui.Page.GetByRole(AriaRole.Button, new() { Name = "Replay all dead" }).ClickAsync();
        await Expect(ui.Page.GetByText("Trying 0 messages again.")).ToBeVisibleAsync();
        await ui.Page.GetByLabel("State").SelectOptionAsync("dead");
        await Expect(ui.Page.Locator("tbody tr")).ToHaveCountAsync(0);
        Assert.That(ui.Complaints, Is.Empty);
        await UiPage.RemoveStreamAsync(id);
    }
}
