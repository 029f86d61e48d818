using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace LunaVideoAgent.Benchmarks.Api;

/// <summary>What the framework alone can do on this machine: one route that answers with a text it already has.</summary>
internal static class BareApi
{
    /// <summary>Serves until the process is ended.</summary>
    public static async Task<int> RunAsync(string url)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url);
        await using var app = builder.Build();
        app.MapGet("/bare", () => Results.Text("""{"execution_time":0.0}""", "application/json"));
        await app.RunAsync();
        return 0;
    }
}
