using System.Text.Json.Serialization;

namespace LunaVideoAgent.Gateway.Events;

/// <summary>What one analytic has to say in one message.</summary>
internal sealed record AnalyticResultResponse
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Error { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<EventResponse>? Events { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public FrameResponse? Frame { get; init; }
}
