using Microsoft.Playwright;

namespace LunaVideoAgent.Ui.Tests.Support;

/// <summary>One agent and one browser for all tests of the user interface.</summary>
internal static class RunningUi
{
    private static readonly string[] Browsers = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private static IPlaywright? _playwright;
    private static IBrowser? _browser;
    private static AgentUnderTest? _agent;

    /// <summary>The agent.</summary>
    public static AgentUnderTest Agent => _agent!;

    /// <summary>The browser.</summary>
    public static IBrowser Browser => _browser!;

    public static async Task StartAsync()
    {
        var executable = Array.Find(Browsers, File.Exists);

        if (executable is null)
        {
            Assert.Ignore("No browser is installed: `apt-get install chromium` brings one.");
        }

        _playwright = await Playwright.CreateAsync();

        // Its sandbox needs rights that containers and root do not have; it sees no page but ours.
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = executable, Args = ["--no-sandbox", "--disable-gpu"] });
        _agent = await AgentUnderTest.StartAsync();
    }

    public static async Task StopAsync()
    {
        if (_browser is not null)
        {
            await _browser.CloseAsync();
        }

        _playwright?.Dispose();

        if (_agent is not null)
        {
            await _agent.DisposeAsync();
        }
    }
}
