using System.Text.Json;
using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Grains.Delivery;

/// <summary>What callbacks get of line_crossing and zone.</summary>
internal static class ObjectDocument
{
    /// <summary>Writes crossings, counts and the visit, as far as the event has them.</summary>
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
    }

    /// <summary>Writes how many objects a frame shows in each zone.</summary>
    public static void WriteFrame(Utf8JsonWriter json, FrameEstimation frame)
    {
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
