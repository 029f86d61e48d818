using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using LunaVideoAgent.Gateway.Errors;
using LunaVideoAgent.Gateway.OpenApi;
using LunaVideoAgent.Grains.Abstractions.Streams;

namespace LunaVideoAgent.Gateway.VideoSdk;

/// <summary>How the picture is turned.</summary>
[Variant("static orientation strategy", Key = "orientation_strategy", Words = ["static"])]
[Variant(
    "video-info orientation strategy",
    Key = "orientation_strategy",
    Words = ["video_info", "videoinfo"],
    Requires = ["orientation_strategy"],
    Without = ["angle"])]
internal sealed class VideoOrientationBody
{
    private static readonly int[] Angles = [0, 90, 180, 270];

    public OrientationStrategy OrientationStrategy { get; set; }

    [DefaultValue(0), AllowedValues(0, 90, 180, 270)]
    public int? Angle { get; set; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }

    public void Validate(BodyPath at)
    {
        Require.Known(Unknown, at);
        Require.That(Angle is null || Angles.Contains(Angle.Value), at["angle"], "must be one of: 0, 90, 180, 270");
        Require.That(
            Angle is null || OrientationStrategy == OrientationStrategy.Static,
            at["angle"],
            "must not be given with this orientation_strategy");
    }
}
