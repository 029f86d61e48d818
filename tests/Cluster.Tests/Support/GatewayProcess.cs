using System.Net.Http.Json;
using System.Text.Json;
using LunaVideoAgent.TestSupport.Web;

namespace LunaVideoAgent.Cluster.Tests.Support;

/// <summary>One gateway in front of a cluster.</summary>
internal sealed class GatewayProcess : IAsyncDisposable
{
    private GatewayProcess(ProductProcess process, Uri address) =>
        (Process, Client) = (process, new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(60) });

    public ProductProcess Process { get; }

    public HttpClient Client { get; }

    /// <summary>Starts it; it is ready only after <see cref="BecomeReadyAsync"/>.</summary>
    public static GatewayProcess Start(ClusterDatabase database)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort.Take()}");
        var process = ProductProcess.Start(
            $"gateway-{address.Port}",
            "Gateway",
            ["--Urls", $"{address}", "--Cluster:ConnectionString", database.ConnectionString]);
        return new GatewayProcess(process, address);
    }

    public Task BecomeReadyAsync() => Process.BecomeReadyAsync(new Uri(Client.BaseAddress!, "/health/ready"));

    /// <summary>Waits until a path answers with a status.</summary>
    public Task AnswersAsync(string path, int status) => Eventually.IsAsync(
        async () => await StatusAsync(path), status, seconds: 60, $"the status of {path}");

    public async Task<int> StatusAsync(string path)
    {
        try
        {
            using var response = await Client.GetAsync(new Uri(path, UriKind.Relative));
            return (int)response.StatusCode;
        }
        catch (HttpRequestException)
        {
            return 0;
        }
    }

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        return await Client.SendAsync(request);
    }

    public async Task<JsonElement> GetAsync(string path) =>
        await Client.GetFromJsonAsync<JsonElement>(new Uri(path, UriKind.Relative));

    public Uri FeedOf(Guid streamId, string? after = null) => new UriBuilder(Client.BaseAddress!)
    {
        Scheme = "ws",
        Path = "/2/ws",
        Query = $"stream_id={streamId}&analytic_index=0" + (after is null ? "" : $"&after={after}"),
    }.Uri;

    /// <summary>Takes it away as a power cut does.</summary>
    public Task KillAsync() => Process.KillAsync();

    /// <summary>Asks it to stop as a supervisor does, and says with which status it ended.</summary>
    public Task<int> TerminateAsync() => Process.TerminateAsync();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Process.DisposeAsync();
    }
}
