using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace LunaVideoAgent.Ui.Tests.Support;

/// <summary>One tab of the user interface, and everything that its console complained of.</summary>
internal sealed class UiPage : IAsyncDisposable
{
    private const string Account = "557d54ec-29ad-4f3c-93b4-c9092ef12515";

    private readonly IBrowserContext _context;
    private readonly List<string> _complaints = [];

    private UiPage(IBrowserContext context, IPage page)
    {
        _context = context;
        Page = page;
        page.Console += (_, message) => Complain(IsComplaint(message) ? $"{message.Text} ({message.Location})" : null);
        page.PageError += (_, fault) => Complain(fault);
    }

    /// <summary>The tab.</summary>
    public IPage Page { get; }

    /// <summary>Errors and warnings of the browser, such as what the content security policy forbade.</summary>
    public IReadOnlyList<string> Complaints
    {
        get
        {
            lock (_complaints)
            {
                return [.. _complaints];
            }
        }
    }

    /// <summary>Opens a page of it.</summary>
    /// <param name="route">Such as <c>#/streams</c>.</param>
    /// <param name="scheme">Light or dark.</param>
    /// <param name="width">Pixels.</param>
    /// <param name="hasTouch">A screen that can be touched.</param>
    /// <param name="agent">Another agent than that of all tests.</param>
    public static async Task<UiPage> OpenAsync(
        string route, ColorScheme scheme = ColorScheme.Light, int width = 1280, bool hasTouch = false, AgentUnderTest? agent = null)
    {
        var context = await RunningUi.Browser.NewContextAsync(new()
        {
            ColorScheme = scheme,
            ViewportSize = new() { Width = width, Height = 900 },
            HasTouch = hasTouch,
            BaseURL = $"{(agent ?? RunningUi.Agent).Address}",
        });
        var page = new UiPage(context, await context.NewPageAsync());
        page.Page.SetDefaultTimeout(20_000);
        await page.Page.GotoAsync($"/ui{route}");
        return page;
    }

    /// <summary>Creates a stream by the API and says its id.</summary>
    public static async Task<string> CreateStreamAsync(JsonObject body, AgentUnderTest? agent = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/2/streams") { Content = JsonContent.Create(body) };
        request.Headers.Add("Luna-Account-Id", Account);
        using var response = await (agent ?? RunningUi.Agent).Client.SendAsync(request);
        var answer = await response.Content.ReadFromJsonAsync<JsonObject>();
        Assert.That(response.IsSuccessStatusCode, $"{answer}");
        return (string)answer!["stream_id"]!;
    }

    /// <summary>Removes a stream.</summary>
    public static async Task RemoveStreamAsync(string id)
    {
        using var _ = await RunningUi.Agent.Client.DeleteAsync(new Uri($"/2/streams/{id}", UriKind.Relative));
    }

    /// <summary>The body of a stream on the sample clip, as a camera.</summary>
    public static JsonObject Sample(string name, string analytic, string parameters, string? reference = null) => new()
    {
        ["name"] = name,
        ["data"] = new JsonObject { ["reference"] = reference ?? AgentUnderTest.Clip, ["type"] = "stream" },
        ["analytics"] = new JsonArray(new JsonObject
        {
            ["analytic_name"] = analytic,
            ["parameters"] = new JsonObject { ["parameters"] = JsonNode.Parse(parameters) },
        }),
    };

    public async ValueTask DisposeAsync() => await _context.CloseAsync();

    // A picture is saved a moment after its event is told: the page asks again, and what it asked first was not found. Reading pixels back
    // is what the tests do, not the page.
    private static bool IsComplaint(IConsoleMessage message) =>
        message.Type is "error" or "warning"
        && !message.Text.StartsWith("Canvas2D: Multiple readback", StringComparison.Ordinal)
        && !(message.Text.Contains("404", StringComparison.Ordinal) && message.Location.Contains("/2/images/", StringComparison.Ordinal));

    private void Complain(string? complaint)
    {
        if (complaint is not null)
        {
            lock (_complaints)
            {
                _complaints.Add(complaint);
            }
        }
    }
}
