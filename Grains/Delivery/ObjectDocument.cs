using System.Text.Json;
using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Grains.Delivery;

/// <summary>What callbacks get of line_crossing, zone and object_detection.</summary>
internal static class ObjectDocument
{
    /// <summary>Writes crossings, counts, the visit and the detection, as far as the event has them.</summary>
    public static void WriteEvent(Utf8JsonWriter json, AnalyticEvent source)
    {
        if (source.Crossings is { } crossings)
        {
            json.WriteStartArray("crossings");

            foreach (var crossing in crossings)
            {
                WriteCrossing(json, crossing);
            }

            json.WriteEndArray();
        }

        if (source.Counts is { } counts)
        {
            json.WriteStartArray("counts");

            foreach (var count in counts)
            {
                json.WriteStartObject();
                json.WriteString("line", count.Line);
                json.WriteString("label", count.Label);
                json.WriteNumber("forward", count.Forward);
                json.WriteNumber("backward", count.Backward);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        if (source.Visit is { } visit)
        {
            json.WriteStartObject("visit");
            json.WriteString("zone", visit.Zone);
            json.WriteString("label", visit.Label);
            json.WriteNumber("dwell", visit.DwellSeconds);
            json.WriteNumber("occupancy", visit.Occupancy);
            json.WriteEndObject();
        }

        if (source.Detection is { } detection)
        {
            json.WritePropertyName("detection");
            WriteDetection(json, detection);
        }
    }

    /// <summary>Writes how many objects a frame shows in each zone, and the object that an event is about.</summary>
    public static void WriteFrame(Utf8JsonWriter json, FrameEstimation frame)
    {
        if (frame.Detections is { } detections)
        {
            json.WriteStartArray("detections");

            foreach (var detection in detections)
            {
                WriteDetection(json, detection);
            }

            json.WriteEndArray();
        }

        if (frame.Occupancies is not { } occupancies)
        {
            return;
        }

        json.WriteStartArray("occupancies");

        foreach (var occupancy in occupancies)
        {
            json.WriteStartObject();
            json.WriteString("zone", occupancy.Zone);
            json.WriteNumber("count", occupancy.Count);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteDetection(Utf8JsonWriter json, DetectedObject detection)
    {
        json.WriteStartObject();
        json.WriteStartObject("rect");
        json.WriteNumber("x", detection.Rectangle.X);
        json.WriteNumber("y", detection.Rectangle.Y);
        json.WriteNumber("width", detection.Rectangle.Width);
        json.WriteNumber("height", detection.Rectangle.Height);
        json.WriteEndObject();
        json.WriteNumber("score", detection.Score);
        json.WriteString("label", detection.Label);

        if (detection.TrackId is { } trackId)
        {
            json.WriteNumber("track_id", trackId);
        }

        json.WriteEndObject();
    }

    private static void WriteCrossing(Utf8JsonWriter json, LineCrossing crossing)
    {
        json.WriteStartObject();
        json.WriteString("line", crossing.Line);
        json.WriteString("direction", crossing.Direction is LineDirection.Forward ? "forward" : "backward");
        json.WriteString("label", crossing.Label);
        json.WriteString("track_id", crossing.TrackId);
        json.WriteNumber("time_offset", crossing.TimeOffset);
        json.WriteStartArray("point");
        json.WriteNumberValue(Math.Round(crossing.Point.X, 1));
        json.WriteNumberValue(Math.Round(crossing.Point.Y, 1));
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
