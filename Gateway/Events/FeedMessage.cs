using System.Text.Json;
using LunaVideoAgent.Gateway.Json;
using LunaVideoAgent.Gateway.Requests;
using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Streams;

namespace LunaVideoAgent.Gateway.Events;

/// <summary>Something to tell the listeners of a stream; encoded once for all that want it the same way.</summary>
internal sealed class FeedMessage
{
    private static readonly Dictionary<string, AnalyticResultResponse> NoResults = [];

    private Encoding? _latest;

    /// <summary>The status of the stream; null if there is no stream any more.</summary>
    public StreamStatus? Status { get; init; }

    /// <summary>What went wrong.</summary>
    public string? Error { get; init; }

    /// <summary>Where a listener can go on after this message.</summary>
    public EventCursor? Cursor { get; init; }

    /// <summary>What the stream's own feed said; null for what the catalogue said.</summary>
    public FeedItem? Item { get; init; }

    /// <summary>The traces of its events; null if none is traced.</summary>
    public IReadOnlyList<string>? TraceParents { get; init; }

    /// <summary>What a stream's own feed said.</summary>
    public static FeedMessage From(FeedItem item, long epoch) => new()
    {
        Status = item.Status,
        Error = item.Error,
        Cursor = new EventCursor(epoch, item.Sequence),
        Item = item,
        TraceParents = TracesOf(item.Events),
    };

    /// <summary>The message as JSON.</summary>
    /// <param name="analyticName">The analytic the listener asked for.</param>
    /// <param name="withTiming">With what is needed to measure delays.</param>
    /// <param name="dropped">Messages before this one that the listener does not get.</param>
    public ReadOnlyMemory<byte> Encode(string analyticName, bool withTiming, long dropped)
    {
        if (dropped > 0)
        {
            return Write(analyticName, withTiming, dropped);
        }

        // Listeners race here; the worst is that one encodes for itself.
        var latest = Volatile.Read(ref _latest);

        if (latest is null || latest.AnalyticName != analyticName || latest.WithTiming != withTiming)
        {
            latest = new Encoding(analyticName, withTiming, Write(analyticName, withTiming, dropped));
            Volatile.Write(ref _latest, latest);
        }

        return latest.Json;
    }

    private static List<string>? TracesOf(IReadOnlyList<AnalyticEvent> events)
    {
        List<string>? traces = null;

        for (var i = 0; i < events.Count; i++)
        {
            if (events[i].TraceParent is { } traceParent)
            {
                (traces ??= []).Add(traceParent);
            }
        }

        return traces;
    }

    private byte[] Write(string analyticName, bool withTiming, long dropped)
    {
        var message = new SocketMessage
        {
            StreamStatus = Status is { } status ? ContractWords.StreamStatuses.WordOf(status) : null,
            Error = Secrets.InText(Error),
            AnalyticsResults = Item is { } item ? ResultsOf(item, analyticName) : NoResults,
            Cursor = Cursor?.ToString(),
            Dropped = dropped > 0 ? dropped : null,
            DecodeTime = withTiming ? Item?.DecodeTime : null,
            InferenceMs = withTiming ? Item?.InferenceTime?.TotalMilliseconds : null,
            PublishTime = withTiming ? Item?.Time : null,
        };

        return JsonSerializer.SerializeToUtf8Bytes(message, GatewayJson.For<SocketMessage>());
    }

    private static Dictionary<string, AnalyticResultResponse> ResultsOf(FeedItem item, string analyticName)
    {
        if (item.Error is null && item.Frame is null && item.Events.Count == 0)
        {
            return NoResults;
        }

        return new()
        {
            [analyticName] = new AnalyticResultResponse
            {
                Error = Secrets.InText(item.Error),
                Events = item.Events.Count > 0 ? [.. item.Events.Select(EventResponse.From)] : null,
                Frame = item.Frame is { } frame ? FrameResponse.From(frame) : null,
            },
        };
    }

    private sealed record Encoding(string AnalyticName, bool WithTiming, byte[] Json);
}
