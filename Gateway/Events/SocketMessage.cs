using System.Text.Json.Serialization;

namespace LunaVideoAgent.Gateway.Events;

/// <summary>One message of a WebSocket; the members after the first three extend the contract.</summary>
internal sealed record SocketMessage
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? StreamStatus { get; init; }

    public string? Error { get; init; }

    public required IReadOnlyDictionary<string, AnalyticResultResponse> AnalyticsResults { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Cursor { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Dropped { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? DecodeTime { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? InferenceMs { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? PublishTime { get; init; }
}
