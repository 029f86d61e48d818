using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Gateway.Events;

/// <summary>What an analytic saw in one frame.</summary>
internal sealed record FrameResponse(
    double TimeOffset,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull), Range(0, int.MaxValue)] int? PeopleCount,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<ImagePoint>? PeopleCoordinates,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] JsonObject? Face,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] JsonObject? Body,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<HumanResponse>? Humans,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<LineCountResponse>? Counts,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<OccupancyResponse>? Occupancies,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<DetectionResponse>? Detections)
{
    public static FrameResponse From(FrameEstimation frame) => new(
        frame.TimeOffset,
        frame.PeopleCount,
        frame.PeopleCoordinates,
        FaceJson.Of(frame.Humans is [{ Face: var face }, ..] ? face : null),
        FaceJson.OfBody(frame.Humans is [{ Body: var body }, ..] ? body : null),
        frame.Detections is not null && frame.Humans is { } humans ? [.. humans.Select(HumanResponse.From)] : null,
        frame.Counts is { } counts ? [.. counts.Select(LineCountResponse.From)] : null,
        frame.Occupancies is { } occupancies ? [.. occupancies.Select(OccupancyResponse.From)] : null,
        frame.Detections is { } detections ? [.. detections.Select(DetectionResponse.From)] : null);
}
