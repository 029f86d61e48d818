using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using LunaVideoAgent.TestSupport;
using LunaVideoAgent.Ui.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LunaVideoAgent.Ui.Tests.Pages;

/// <summary>Takes the pictures of docs/images anew: `--filter FullyQualifiedName~PictureTests` runs it.</summary>
[Explicit("It writes into the working tree.")]
internal sealed class PictureTests
{
    private const string Lines =
        """
        {"lines": [{"name": "path", "points": [[330, 100], [330, 570]]}], "rate": {"period": 0.1, "unit": "second"}}
        """;

    private const string Crowd = """{"people_count_threshold": 1, "event_policy": {"trigger": "period", "interval": 2}}""";

    private const string Callbacks = """[{"type": "luna-event"}, {"type": "http", "url": "http://127.0.0.1:9/hook"}]""";

    private const string Zone =
        """
        {"zones": [{"name": "lawn", "region": {"mode": "percent", "area": [[[45, 40], [95, 40], [95, 95], [45, 95]]]}}]}
        """;

    private readonly List<string> _streams = [];

    [OneTimeSetUp]
    public async Task CreateAsync()
    {
        var crowd = UiPage.Sample("entrance", "people_count", Crowd);
        crowd["analytics"]![0]!["parameters"]!["targets"] = new JsonArray("overview");
        crowd["analytics"]![0]!["parameters"]!["callbacks"] = JsonNode.Parse(Callbacks);
        var path = UiPage.Sample("path", "line_crossing", Lines);
        path["analytics"]![0]!["parameters"]!["targets"] = new JsonArray("overview");
        path["analytics"]![0]!["parameters"]!["callbacks"] = JsonNode.Parse("""[{"type": "luna-event"}]""");
        _streams.Add(await UiPage.CreateStreamAsync(path));
        _streams.Add(await UiPage.CreateStreamAsync(crowd));
        _streams.Add(await UiPage.CreateStreamAsync(UiPage.Sample("lawn", "zone", Zone)));
        _streams.Add(await UiPage.CreateStreamAsync(UiPage.Sample("far gate", "people_count", Crowd, "rtsp://user:pass@127.0.0.1:9/gate")));
    }

    [OneTimeTearDown]
    public async Task RemoveAsync()
    {
        foreach (var id in _streams)
        {
            await UiPage.RemoveStreamAsync(id);
        }
    }

    [TestCase("streams", "#/streams", "td:text-matches('^[1-9][0-9]*[.][0-9]$')", ColorScheme.Light, 1280)]
    [TestCase("live", "#/stream/0", ".counts:text-matches('[1-9]')", ColorScheme.Light, 1280)]
    [TestCase("live-dark", "#/stream/2", ".counts:text-matches('[1-9]')", ColorScheme.Dark, 1280)]
    [TestCase("live-phone", "#/stream/1", "ol.events img", ColorScheme.Dark, 390)]
    [TestCase("draw", "#/draw/2", "select option[value='0']", ColorScheme.Light, 1280)]
    [TestCase("wall", "#/wall/0/1/2", ".wall li:nth-child(3) canvas[data-time-offset]", ColorScheme.Light, 1280)]
    [TestCase("events", "#/events", "ol.events li:nth-child(4) img", ColorScheme.Light, 1280)]
    [TestCase("cluster", "#/cluster", "tbody tr", ColorScheme.Light, 1280)]
    [TestCase("deliveries", "#/deliveries", "td.error:not(:empty)", ColorScheme.Dark, 1280)]
    public async Task A_picture_of_a_page(string name, string route, string content, ColorScheme scheme, int width)
    {
        await using var ui = await UiPage.OpenAsync(AddressOf(route), scheme, width);
        await Expect(ui.Page.Locator(content).First).ToBeAttachedAsync(new() { Timeout = 30_000 });
        await Expect(ui.Page.GetByText("Waiting for a frame")).ToHaveCountAsync(0, new() { Timeout = 30_000 });
        await ui.Page.WaitForFunctionAsync(
            """
            () => [...document.images].every((image) => image.naturalWidth > 0)
              && [...document.querySelectorAll('canvas')].every((canvas) => {
                const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
                return pixels.some((value, i) => i % 4 !== 3 && value !== pixels[i % 4]);
              })
            """);

        await SaveAsync(name, path => ui.Page.ScreenshotAsync(new() { Path = path }));
    }

    [Test]
    public async Task A_picture_of_counts_over_time()
    {
        await using var ui = await UiPage.OpenAsync(AddressOf("#/stream/2"));
        var plots = ui.Page.Locator(".plots");
        await ui.Page.WaitForFunctionAsync("() => document.querySelector('.plots .line-value')?.getAttribute('d').split('V').length > 10");

        await SaveAsync("plots", path => plots.ScreenshotAsync(new() { Path = path }));
    }

    [Test]
    public async Task A_picture_of_a_new_stream()
    {
        await using var ui = await UiPage.OpenAsync("#/new");
        await ui.Page.GetByLabel("File").SetInputFilesAsync(Path.Combine(AppContext.BaseDirectory, "media", AgentUnderTest.Clip));
        await ui.Page.GetByRole(AriaRole.Button, new() { Name = "Show its first frame" }).ClickAsync();
        await ui.Page.WaitForFunctionAsync("() => document.querySelector('.first-frame img')?.naturalWidth > 0");

        await SaveAsync("new", path => ui.Page.ScreenshotAsync(new() { Path = path }));
    }

    [Test]
    public async Task A_picture_of_a_result()
    {
        await using var ui = await UiPage.OpenAsync("#/tasks");
        await ui.Page.GetByLabel("Video").FillAsync(AgentUnderTest.Clip);
        await ui.Page.GetByRole(AriaRole.Button, new() { Name = "Analyse" }).ClickAsync();
        var row = ui.Page.Locator("tbody tr").First;
        await Expect(row.Locator(".badge")).ToHaveTextAsync("done", new() { Timeout = 60_000 });
        await row.GetByRole(AriaRole.Button, new() { NameRegex = new("^Result") }).ClickAsync();
        await ui.Page.WaitForFunctionAsync("() => document.querySelector('.result ol.events img')?.naturalWidth > 0");
        await ui.Page.EvaluateAsync("() => window.scrollTo(0, 0)");

        await SaveAsync("tasks", path => ui.Page.ScreenshotAsync(new() { Path = path }));
    }

    private static async Task SaveAsync(string name, Func<string, Task> takeAsync)
    {
        var folder = Path.Combine(Root(), "docs", "images");
        Directory.CreateDirectory(folder);
        var picture = Path.Combine(Path.GetTempPath(), $"luna-{name}.png");
        await takeAsync(picture);
        FfmpegCommand.Run($"-i {picture} -quality 75 {Path.Combine(folder, $"{name}.webp")}");
        File.Delete(picture);
        Assert.That(new FileInfo(Path.Combine(folder, $"{name}.webp")).Length, Is.LessThan(100 * 1024));
    }

    private static string Root([CallerFilePath] string file = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "../../.."));

    // A number is one of the streams above.
    private string AddressOf(string route) => string.Join(
        '/', route.Split('/').Select(part => int.TryParse(part, CultureInfo.InvariantCulture, out var number) ? _streams[number] : part));
}
