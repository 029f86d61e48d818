using System.Text.Json;
using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Grains.Delivery;

/// <summary>What callbacks get of human_tracking: faces and bodies, of frames and over the whole track.</summary>
internal static class HumanDocument
{
    /// <summary>Writes what the track tells, if anything of it was asked for.</summary>
    public static void WriteAggregated(Utf8JsonWriter json, AnalyticEvent source, string publicUrl)
    {
        if (source.Face is null && source.Body is null)
        {
            return;
        }

        json.WriteStartObject("aggregated_estimations");
        WritePart(json, "face", source.Face, publicUrl);
        WritePart(json, "body", source.Body, publicUrl);
        json.WriteEndObject();
    }

    /// <summary>Writes face and body of a frame of an event.</summary>
    public static void WriteFrame(Utf8JsonWriter json, FrameEstimation frame)
    {
        if (frame.Humans is not [var human, ..])
        {
            return;
        }

        if (human.Face is { } face)
        {
            json.WriteStartObject("face");

            if (face.Rectangle is { } rectangle)
            {
                WriteDetection(json, rectangle, face.Score ?? 0, face.Landmarks5);
            }

            WriteAttributes(json, face);
            json.WriteEndObject();
        }

        if (human.Body is { } body)
        {
            json.WriteStartObject("body");
            WriteDetection(json, body.Rectangle, body.Score, landmarks: null);
            json.WriteEndObject();
        }
    }

    private static void WritePart(Utf8JsonWriter json, string name, AggregatedPart? part, string publicUrl)
    {
        if (part is null)
        {
            return;
        }

        json.WriteStartObject(name);

        if (part.Samples is { } samples)
        {
            json.WriteStartArray("samples");

            foreach (var sample in samples)
            {
                json.WriteStartObject();
                json.WriteNumber("time_offset", sample.TimeOffset);
                json.WriteString("image", publicUrl + sample.Image);
                json.WriteNumber("score", sample.Score);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        if (part.Thumbnail is { } thumbnail)
        {
            json.WriteString("thumbnail", publicUrl + thumbnail);
        }

        if (part.BasicAttributes is { } attributes)
        {
            WriteBasicAttributes(json, attributes);
        }

        WriteEstimations(json, part.Attributes);

        if (part.Descriptor is { } descriptor)
        {
            json.WriteStartObject("descriptor");
            json.WriteNumber("version", descriptor.Version);
            json.WriteString("descriptor", descriptor.Base64);
            json.WriteNumber("score", descriptor.Score);
            json.WriteEndObject();
        }

        WriteMissing(json, part.Missing);
        json.WriteEndObject();
    }

    private static void WriteBasicAttributes(Utf8JsonWriter json, BasicAttributes attributes)
    {
        json.WriteStartObject("basic_attributes");
        json.WriteNumber("age", Math.Round(attributes.Age, 1));
        json.WriteNumber("gender", attributes.MaleProbability > 0.5 ? 1 : 0);
        json.WriteNumber("gender_score", Math.Round(Math.Max(attributes.MaleProbability, 1 - attributes.MaleProbability), 4));
        json.WriteEndObject();
    }

    private static void WriteDetection(
        Utf8JsonWriter json, in ImageRectangle rectangle, float score, IReadOnlyList<ImagePoint>? landmarks)
    {
        json.WriteStartObject("detection");
        json.WriteStartObject("rect");
        json.WriteNumber("x", rectangle.X);
        json.WriteNumber("y", rectangle.Y);
        json.WriteNumber("width", rectangle.Width);
        json.WriteNumber("height", rectangle.Height);
        json.WriteEndObject();
        json.WriteNumber("score", score);

        if (landmarks is not null)
        {
            json.WriteStartArray("landmarks5");

            foreach (var point in landmarks)
            {
                json.WriteStartArray();
                json.WriteNumberValue(point.X);
                json.WriteNumberValue(point.Y);
                json.WriteEndArray();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void WriteAttributes(Utf8JsonWriter json, FaceEstimation face)
    {
        if (face.HeadPose is null && face.Ags is null && face.Missing.Count == 0 && face.Attributes.Count == 0)
        {
            return;
        }

        json.WriteStartObject("attributes");

        if (face.HeadPose is { } pose)
        {
            json.WriteStartObject("head_pose");
            json.WriteNumber("yaw", pose.Yaw);
            json.WriteNumber("pitch", pose.Pitch);
            json.WriteNumber("roll", pose.Roll);
            json.WriteEndObject();
        }

        if (face.Ags is { } ags)
        {
            json.WriteNumber("ags", ags);
        }

        WriteEstimations(json, face.Attributes);
        WriteMissing(json, face.Missing);
        json.WriteEndObject();
    }

    // The likeliest class and all of them, or values alone.
    private static void WriteEstimations(Utf8JsonWriter json, IReadOnlyList<AttributeEstimation> attributes)
    {
        foreach (var attribute in attributes)
        {
            json.WriteStartObject(attribute.Member);

            if (attribute.LikeliestMember is { } member)
            {
                json.WriteString(member, attribute.Likeliest);
                json.WriteStartObject("estimations");
            }

            for (var i = 0; i < attribute.Names.Count; i++)
            {
                json.WriteNumber(attribute.Names[i], attribute.Values[i]);
            }

            if (attribute.LikeliestMember is not null)
            {
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }
    }

    // What was asked for and cannot be told is null, as everywhere.
    private static void WriteMissing(Utf8JsonWriter json, IReadOnlyList<string> missing)
    {
        foreach (var member in missing)
        {
            json.WriteNull(member);
        }
    }
}
