using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using LunaVideoAgent.Benchmarks.Agent;

namespace LunaVideoAgent.Benchmarks.Tasks;

/// <summary>One deferred task of a running agent: how long it took, what it cost and what it found.</summary>
/// <param name="Wall">From request to result.</param>
/// <param name="Processor">Processor time of the agent meanwhile.</param>
/// <param name="Result">The result, without ids.</param>
internal sealed partial record VideoTaskRun(TimeSpan Wall, TimeSpan Processor, string Result)
{
    private const int Done = 5;

    /// <summary>Runs people_count over a file below the agent's media folder.</summary>
    public static async Task<VideoTaskRun> OfAsync(AgentProcess agent, string clip, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { BaseAddress = agent.Address };
        var started = TimeProvider.System.GetTimestamp();
        var before = agent.Processor;
        var url = await StartAsync(http, clip, cancellationToken);

        while (await ProgressAsync(http, url, cancellationToken) is not Done)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), cancellationToken);
        }

        var (wall, processor) = (TimeProvider.System.GetElapsedTime(started), agent.Processor - before);
        var result = await http.GetStringAsync(new Uri($"{url}/result", UriKind.Relative), cancellationToken);
        return new VideoTaskRun(wall, processor, Identity().Replace(result, "id"));
    }

    /// <summary>Asks for a task and says where it is.</summary>
    public static async Task<string> StartAsync(HttpClient http, string clip, CancellationToken cancellationToken)
    {
        using var response = await http.PostAsJsonAsync(
            "/1/videosdk",
            new
            {
                deferred_task = new { enable = 1 },
                video = new { url = $"file://{clip}" },
                analytics = new[] { new { name = "people_count", targets = new[] { "overview", "coordinates" } } },
            },
            cancellationToken);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken)).GetProperty("url").GetString()!;
    }

    private static async Task<int> ProgressAsync(HttpClient http, string url, CancellationToken cancellationToken)
    {
        var task = await http.GetFromJsonAsync<JsonElement>(new Uri(url, UriKind.Relative), cancellationToken);

        return task.GetProperty("error").ValueKind is JsonValueKind.Null
            ? task.GetProperty("status").GetInt32()
            : throw new InvalidOperationException($"{task}");
    }

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", RegexOptions.ExplicitCapture, 60_000)]
    private static partial Regex Identity();
}
