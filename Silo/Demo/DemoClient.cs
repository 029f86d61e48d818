using System.Text.Json;

namespace LunaVideoAgent.Silo.Demo;

/// <summary>A client as any other: creates a stream over HTTP, follows it over a WebSocket, deletes it at the end.</summary>
internal sealed class DemoClient(Uri agent, TextWriter output) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = agent };

    /// <summary>Runs until cancelled or the stream ends.</summary>
    public async Task<DemoReport> RunAsync(string clip, CancellationToken cancellationToken)
    {
        var streamId = await CreateAsync(clip, cancellationToken);
        await output.WriteLineAsync($"The agent listens on {agent}; stream {streamId} reads {clip}.");
        var feed = new DemoFeed(agent, streamId, output);
        await output.WriteLineAsync($"Its live feed: {feed.Address}");
        await output.WriteLineAsync($"Watch it in a browser: {new Uri(agent, $"/ui#/stream/{streamId}")}");
        var report = new DemoReport(agent);

        try
        {
            await feed.FollowAsync(report, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // The time is over, or Ctrl-C: that is how it ends.
        }

        await DeleteAsync(streamId);
        return report;
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private async Task DeleteAsync(Guid streamId)
    {
        try
        {
            using var deleted = await _http.DeleteAsync(new Uri($"/2/streams/{streamId}", UriKind.Relative), CancellationToken.None);
        }
        catch (HttpRequestException)
        {
            await output.WriteLineAsync($"The agent is gone; stream {streamId} could not be deleted.");
        }
    }

    private async Task<Guid> CreateAsync(string clip, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/2/streams", UriKind.Relative));
        request.Headers.Add("Luna-Account-Id", Guid.NewGuid().ToString());
        request.Content = JsonContent.Create(DemoStream.Body(clip));

        using var response = await _http.SendAsync(request, cancellationToken);
        var body = await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);

        return response.IsSuccessStatusCode
            ? body.GetProperty("stream_id").GetGuid()
            : throw new InvalidOperationException($"The agent refused the stream: {body}");
    }
}
