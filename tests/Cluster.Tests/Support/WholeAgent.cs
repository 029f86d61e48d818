using System.Net.Http.Json;
using System.Text.Json;
using LunaVideoAgent.TestSupport.Web;

namespace LunaVideoAgent.Cluster.Tests.Support;

/// <summary>An agent of one process, without a cluster.</summary>
internal sealed class WholeAgent : IAsyncDisposable
{
    private WholeAgent(ProductProcess process, Uri address)
    {
        Process = process;
        Client = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(60) };
        Client.DefaultRequestHeaders.Add("Luna-Account-Id", $"{Guid.NewGuid()}");
    }

    public ProductProcess Process { get; }

    public HttpClient Client { get; }

    /// <summary>
    /// Starts one with its database, pictures, temporary files and what libraries may keep below a folder; no library learns that it is
    /// tested.
    /// </summary>
    public static async Task<WholeAgent> StartAsync(string folder, params string[] arguments)
    {
        var temporary = Directory.CreateDirectory(Path.Combine(folder, "temporary")).FullName;
        var address = new Uri($"http://127.0.0.1:{FreePort.Take()}");
        var process = ProductProcess.Start(
            "agent",
            "Silo",
            [
                "--Urls", $"{address}",
                "--Silo:DataFolder", Path.Combine(folder, "data"),
                "--Pipeline:MediaFolder", TestClip.Folder,
                "--Inference:InputSides:detect-nanodet-g", "320",
                "--Inference:Sessions", "1",
                .. arguments,
            ],
            ["env", "--unset=CI", $"TMPDIR={temporary}", $"XDG_CACHE_HOME={Path.Combine(folder, "cache")}"]);
        var agent = new WholeAgent(process, address);
        await process.BecomeReadyAsync(new Uri(address, "/healthcheck"));
        return agent;
    }

    public async Task<(int Status, JsonElement Body)> PostAsync(string path, object body)
    {
        using var response = await Client.PostAsJsonAsync(new Uri(path, UriKind.Relative), body);
        return ((int)response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>());
    }

    public Task<JsonElement> GetAsync(string path) => Client.GetFromJsonAsync<JsonElement>(new Uri(path, UriKind.Relative));

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Process.DisposeAsync();
    }
}
