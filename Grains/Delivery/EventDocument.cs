using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using LunaVideoAgent.Grains.Abstractions;
using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Streams;

namespace LunaVideoAgent.Grains.Delivery;

/// <summary>The body that callbacks get of an event: the contract's payload, with the event's status and its frames.</summary>
internal static class EventDocument
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>JSON in UTF-8.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="source">The event.</param>
    /// <param name="publicUrl">Put before the path of a picture.</param>
    public static ReadOnlyMemory<byte> Write(StreamSnapshot stream, AnalyticEvent source, string publicUrl)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);

        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("account_id", stream.Settings.AccountId);
            json.WriteString("event_create_time", source.CreateTime.UtcDateTime);
            json.WriteString("event_end_time", source.EndTime.UtcDateTime);
            json.WriteString("event_type", source.EventType);
            json.WriteStartObject("event");
            WriteEvent(json, stream, source, publicUrl);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    private static void WriteEvent(Utf8JsonWriter json, StreamSnapshot stream, AnalyticEvent source, string publicUrl)
    {
        json.WriteString("stream_id", stream.StreamId);
        json.WriteString("event_id", source.EventId);
        json.WriteString("track_id", source.TrackId);
        json.WriteString("event_status", ApiWord.Of(source.Status));
        json.WriteString("source", stream.Settings.Source);
        json.WriteString("source_group", stream.Settings.EventSourceGroup);
        WriteLocation(json, stream.Settings.Location);
        json.WriteStartObject("video_segment");
        json.WriteNumber("start_time_offset", source.Segment.StartSeconds);
        json.WriteNumber("end_time_offset", source.Segment.EndSeconds);
        json.WriteEndObject();
        WriteCount(json, source.PeopleCount);
        HumanDocument.WriteAggregated(json, source, publicUrl);
        ObjectDocument.WriteEvent(json, source);
        WriteOverview(json, source.Overview, publicUrl);
        json.WriteStartArray("frames_estimations");

        foreach (var frame in source.Frames)
        {
            json.WriteStartObject();
            json.WriteNumber("time_offset", frame.TimeOffset);
            WriteCount(json, frame.PeopleCount);
            WriteCoordinates(json, frame.PeopleCoordinates);
            HumanDocument.WriteFrame(json, frame);
            ObjectDocument.WriteFrame(json, frame);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteLocation(Utf8JsonWriter json, Location? location)
    {
        if (location is null)
        {
            json.WriteNull("location");
            return;
        }

        json.WriteStartObject("location");
        json.WriteString("city", location.City);
        json.WriteString("area", location.Area);
        json.WriteString("district", location.District);
        json.WriteString("street", location.Street);
        json.WriteString("house_number", location.HouseNumber);

        if (location.GeoPosition is { } position)
        {
            json.WriteStartObject("geo_position");
            json.WriteNumber("longitude", position.Longitude);
            json.WriteNumber("latitude", position.Latitude);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteOverview(Utf8JsonWriter json, EventOverview? overview, string publicUrl)
    {
        if (overview is null)
        {
            return;
        }

        json.WriteStartObject("overview");
        json.WriteNumber("time_offset", overview.TimeOffset);
        json.WriteString("image", overview.Image is { } path ? publicUrl + path : null);
        WriteCount(json, overview.PeopleCount);
        WriteCoordinates(json, overview.PeopleCoordinates);
        json.WriteEndObject();
    }

    private static void WriteCount(Utf8JsonWriter json, int? count)
    {
        if (count is { } known)
        {
            json.WriteNumber("people_count", known);
        }
    }

    private static void WriteCoordinates(Utf8JsonWriter json, IReadOnlyList<ImagePoint>? points)
    {
        if (points is null)
        {
            return;
        }

        json.WriteStartArray("people_coordinates");

        foreach (var point in points)
        {
            json.WriteStartArray();
            json.WriteNumberValue(point.X);
            json.WriteNumberValue(point.Y);
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }
}
