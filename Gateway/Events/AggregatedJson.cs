using System.Text.Json.Nodes;
using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Gateway.Events;

/// <summary>What tracks tell of faces and bodies, in the contract's form.</summary>
internal static class AggregatedJson
{
    /// <summary>Face and body of an event; null if nothing of either was asked for.</summary>
    public static JsonObject? Of(AnalyticEvent source)
    {
        if (source.Face is null && source.Body is null)
        {
            return null;
        }

        var json = new JsonObject();

        if (source.Face is { } face)
        {
            json["face"] = OfPart(face);
        }

        if (source.Body is { } body)
        {
            json["body"] = OfPart(body);
        }

        return json;
    }

    private static JsonObject OfPart(AggregatedPart part)
    {
        var json = new JsonObject();

        if (part.Samples is { } samples)
        {
            json["samples"] = new JsonArray([.. samples.Select(OfSample)]);
        }

        if (part.DetectionSources is { } sources)
        {
            json["detection_sources"] = new JsonArray([.. sources.Select(OfSource)]);
        }

        if (part.Thumbnail is { } thumbnail)
        {
            json["thumbnail"] = thumbnail;
        }

        if (part.BasicAttributes is { } attributes)
        {
            json["basic_attributes"] = OfAttributes(attributes);
        }

        FaceJson.AddAttributes(json, part.Attributes);

        if (part.Descriptor is { } descriptor)
        {
            json["descriptor"] = new JsonObject
            {
                ["version"] = descriptor.Version,
                ["descriptor"] = descriptor.Base64,
                ["score"] = descriptor.Score,
            };
        }

        foreach (var missing in part.Missing)
        {
            json[missing] = null;
        }

        return json;
    }

    private static JsonObject OfSample(HumanSample sample) =>
        new() { ["time_offset"] = sample.TimeOffset, ["image"] = sample.Image, ["score"] = sample.Score };

    private static JsonObject OfSource(DetectionSource source) => new()
    {
        ["image"] = source.Image,
        ["detections"] = new JsonArray(
            new JsonObject { ["rect"] = FaceJson.Rectangle(source.Rectangle), ["time_offset"] = source.TimeOffset }),
    };

    private static JsonObject OfAttributes(BasicAttributes attributes) => new()
    {
        ["age"] = Math.Round(attributes.Age, 1),
        ["gender"] = attributes.MaleProbability > 0.5 ? 1 : 0,
        ["gender_score"] = Math.Round(Math.Max(attributes.MaleProbability, 1 - attributes.MaleProbability), 4),
    };
}
