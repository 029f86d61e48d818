using System.Globalization;
using System.Net.WebSockets;
using System.Text.Json;

namespace LunaVideoAgent.Silo.Demo;

/// <summary>The live feed of a stream as any client reads it: a connection that is lost is followed by one that goes on after it.</summary>
internal sealed class DemoFeed(Uri agent, Guid streamId, TextWriter output)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private string? _cursor;

    /// <summary>Where it is.</summary>
    public Uri Address => new UriBuilder(agent)
    {
        Scheme = agent.Scheme == Uri.UriSchemeHttps ? "wss" : "ws",
        Path = "/2/ws",
        Query = string.Create(CultureInfo.InvariantCulture, $"stream_id={streamId}&analytic_index=0")
            + (_cursor is null ? "" : $"&after={_cursor}"),
    }.Uri;

    /// <summary>Reports all messages until the stream ends.</summary>
    public async Task FollowAsync(DemoReport report, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                if (await ReadConnectionAsync(report, cancellationToken))
                {
                    return;
                }

                await output.WriteLineAsync($"  the gateway leaves; going on after {_cursor} at another");
            }
            catch (WebSocketException)
            {
                await output.WriteLineAsync($"  the connection was lost; going on after {_cursor}");
                await Task.Delay(Pause, TimeProvider.System, cancellationToken);
            }
        }
    }

    /// <returns>Whether the stream has ended; else the gateway did.</returns>
    private async Task<bool> ReadConnectionAsync(DemoReport report, CancellationToken cancellationToken)
    {
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(Address, cancellationToken);
        using var message = new MemoryStream();
        var buffer = new byte[64 * 1024];

        while (true)
        {
            var received = await socket.ReceiveAsync(buffer, cancellationToken);

            if (received.MessageType is WebSocketMessageType.Close)
            {
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, statusDescription: null, cancellationToken);
                return received.CloseStatus is WebSocketCloseStatus.NormalClosure;
            }

            await message.WriteAsync(buffer.AsMemory(0, received.Count), cancellationToken);

            if (received.EndOfMessage)
            {
                using var document = JsonDocument.Parse(message.GetBuffer().AsMemory(0, (int)message.Length));
                await ReportAsync(document.RootElement, report);
                message.SetLength(0);
            }
        }
    }

    private Task ReportAsync(JsonElement message, DemoReport report)
    {
        if (message.TryGetProperty("cursor", out var cursor))
        {
            _cursor = cursor.GetString();
        }

        return report.ReadAsync(message, output);
    }
}
