using System.Text.Json.Serialization;
using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Gateway.Events;

/// <summary>One box of a live frame, or what an event is about; an extension of the contract.</summary>
internal sealed record DetectionResponse(
    ImageRectangle Rect,
    float Score,
    string Label,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? TrackId)
{
    public static DetectionResponse From(DetectedObject detection) =>
        new(detection.Rectangle, detection.Score, detection.Label, detection.TrackId);
}
