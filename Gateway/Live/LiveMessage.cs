using System.Buffers.Binary;
using System.Net.WebSockets;
using System.Text.Json;
using LunaVideoAgent.Gateway.Events;
using LunaVideoAgent.Gateway.Json;
using LunaVideoAgent.Gateway.Requests;
using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Live;
using LunaVideoAgent.Grains.Abstractions.Streams;

namespace LunaVideoAgent.Gateway.Live;

/// <summary>Messages of a live view: a status is a text, a frame is binary. Made once for all who watch.</summary>
internal static class LiveMessage
{
    private const int LengthBytes = sizeof(uint);

    /// <summary>Where a stream stands; null if it is no more.</summary>
    public static OutgoingMessage Of(StreamSnapshot? stream)
    {
        var status = new LiveStatusResponse(
            stream is null ? null : ContractWords.StreamStatuses.WordOf(stream.Status), Secrets.InText(stream?.LastError));
        var json = JsonSerializer.SerializeToUtf8Bytes(status, GatewayJson.For<LiveStatusResponse>());
        return new OutgoingMessage(json, WebSocketMessageType.Text, Dropped: 0);
    }

    /// <summary>
    /// The length of a JSON text as four bytes, the largest first, the text in UTF-8, and the picture, a JPEG, up to the end.
    /// </summary>
    public static OutgoingMessage Of(LiveFrame frame, long epoch, StreamSnapshot stream)
    {
        var header = new LiveFrameResponse(
            new EventCursor(epoch, frame.Sequence).ToString(),
            frame.TimeOffset,
            frame.DecodeTime,
            frame.Width,
            frame.Height,
            LiveResultResponse.From(frame.Results, stream));
        var json = JsonSerializer.SerializeToUtf8Bytes(header, GatewayJson.For<LiveFrameResponse>());
        var message = new byte[LengthBytes + json.Length + frame.Jpeg.Length];

        BinaryPrimitives.WriteUInt32BigEndian(message, (uint)json.Length);
        json.CopyTo(message, LengthBytes);
        frame.Jpeg.CopyTo(message, LengthBytes + json.Length);
        return new OutgoingMessage(message, WebSocketMessageType.Binary, Dropped: 0);
    }
}
