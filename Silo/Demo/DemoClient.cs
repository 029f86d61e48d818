using System.Globalization;
using System.Net.WebSockets;
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
        await output.WriteLineAsync($"Its live feed: {FeedOf(streamId)}");
        var report = new DemoReport(agent);

        try
        {
            await FollowAsync(streamId, report, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // The time is over, or Ctrl-C: that is how it ends.
        }

        using var deleted = await _http.DeleteAsync(new Uri($"/2/streams/{streamId}", UriKind.Relative), CancellationToken.None);
        return report;
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

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

    private Uri FeedOf(Guid streamId) => new UriBuilder(agent)
    {
        Scheme = agent.Scheme == Uri.UriSchemeHttps ? "wss" : "ws",
        Path = "/2/ws",
        Query = string.Create(CultureInfo.InvariantCulture, $"stream_id={streamId}&analytic_index=0"),
    }.Uri;

    private async Task FollowAsync(Guid streamId, DemoReport report, CancellationToken cancellationToken)
    {
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(FeedOf(streamId), cancellationToken);
        using var message = new MemoryStream();
        var buffer = new byte[64 * 1024];

        while (true)
        {
            var received = await socket.ReceiveAsync(buffer, cancellationToken);

            if (received.MessageType is WebSocketMessageType.Close)
            {
                return;
            }

            await message.WriteAsync(buffer.AsMemory(0, received.Count), cancellationToken);

            if (!received.EndOfMessage)
            {
                continue;
            }

            using var document = JsonDocument.Parse(message.GetBuffer().AsMemory(0, (int)message.Length));
            await report.ReadAsync(document.RootElement, output);
            message.SetLength(0);
        }
    }
}
