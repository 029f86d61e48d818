using System.Text.Json.Nodes;
using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Gateway.Events;

/// <summary>
/// Faces and bodies of frames in the contract's form. Written member by member: one that was asked for and cannot be told is null, one that
/// was not asked for is not there.
/// </summary>
internal static class FaceJson
{
    /// <summary>A face: where it is, and its attributes.</summary>
    public static JsonObject? Of(FaceEstimation? face)
    {
        if (face is null)
        {
            return null;
        }

        var json = new JsonObject();

        if (face.Rectangle is { } rectangle)
        {
            json["detection"] = Detection(rectangle, face.Score ?? 0, face.Landmarks5);
        }

        if (Attributes(face) is { Count: > 0 } attributes)
        {
            json["attributes"] = attributes;
        }

        return json;
    }

    /// <summary>A body: where it is.</summary>
    public static JsonObject? OfBody(BodyEstimation? body) =>
        body is null ? null : new JsonObject { ["detection"] = Detection(body.Rectangle, body.Score, landmarks: null) };

    /// <summary>A rectangle as the contract has it.</summary>
    public static JsonObject Rectangle(in ImageRectangle rectangle) => new()
    {
        ["x"] = rectangle.X,
        ["y"] = rectangle.Y,
        ["width"] = rectangle.Width,
        ["height"] = rectangle.Height,
    };

    /// <summary>Adds what networks told: the likeliest class and all of them, or values alone.</summary>
    public static void AddAttributes(JsonObject json, IReadOnlyList<AttributeEstimation> attributes)
    {
        foreach (var attribute in attributes)
        {
            var values = new JsonObject(
                attribute.Names.Zip(attribute.Values, (name, value) => KeyValuePair.Create(name, (JsonNode?)value)));
            json[attribute.Member] = attribute.LikeliestMember is { } member
                ? new JsonObject { [member] = attribute.Likeliest, ["estimations"] = values }
                : values;
        }
    }

    private static JsonObject Detection(in ImageRectangle rectangle, float score, IReadOnlyList<ImagePoint>? landmarks)
    {
        var json = new JsonObject { ["rect"] = Rectangle(rectangle), ["score"] = score };

        if (landmarks is not null)
        {
            json["landmarks5"] = new JsonArray([.. landmarks.Select(point => new JsonArray(point.X, point.Y))]);
        }

        return json;
    }

    private static JsonObject Attributes(FaceEstimation face)
    {
        var json = new JsonObject();

        if (face.HeadPose is { } pose)
        {
            json["head_pose"] = new JsonObject { ["yaw"] = pose.Yaw, ["pitch"] = pose.Pitch, ["roll"] = pose.Roll };
        }

        if (face.Ags is { } ags)
        {
            json["ags"] = ags;
        }

        AddAttributes(json, face.Attributes);

        foreach (var missing in face.Missing)
        {
            json[missing] = null;
        }

        return json;
    }
}
