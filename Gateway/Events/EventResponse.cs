using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Gateway.Events;

/// <summary>An event as videosdk and WebSockets show it.</summary>
internal sealed record EventResponse
{
    public required Guid EventId { get; init; }

    public required Guid TrackId { get; init; }

    public required string EventType { get; init; }

    public required EventStatus EventStatus { get; init; }

    public required VideoSegmentResponse VideoSegment { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [Range(0, int.MaxValue)]
    public int? PeopleCount { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public JsonObject? AggregatedEstimations { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public OverviewResponse? Overview { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<CrossingResponse>? Crossings { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<LineCountResponse>? Counts { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public VisitResponse? Visit { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DetectionResponse? Detection { get; init; }

    public required IReadOnlyList<FrameResponse> FramesEstimations { get; init; }

    public static EventResponse From(AnalyticEvent source) => new()
    {
        EventId = source.EventId,
        TrackId = source.TrackId,
        EventType = source.EventType,
        EventStatus = source.Status,
        VideoSegment = VideoSegmentResponse.From(source.Segment),
        PeopleCount = source.PeopleCount,
        AggregatedEstimations = AggregatedJson.Of(source),
        Overview = source.Overview is { } overview ? OverviewResponse.From(overview) : null,
        Crossings = source.Crossings is { } crossings ? [.. crossings.Select(CrossingResponse.From)] : null,
        Counts = source.Counts is { } counts ? [.. counts.Select(LineCountResponse.From)] : null,
        Visit = source.Visit is { } visit ? VisitResponse.From(visit) : null,
        Detection = source.Detection is { } detection ? DetectionResponse.From(detection) : null,
        FramesEstimations = [.. source.Frames.Select(FrameResponse.From)],
    };
}
