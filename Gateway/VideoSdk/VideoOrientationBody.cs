using System.Text.Json;
using System.Text.Json.Serialization;
using LunaVideoAgent.Gateway.Errors;
using LunaVideoAgent.Grains.Abstractions.Streams;

namespace LunaVideoAgent.Gateway.VideoSdk;

/// <summary>How the picture is turned.</summary>
internal sealed class VideoOrientationBody
{
    private static readonly int[] Angles = [0, 90, 180, 270];

    public OrientationStrategy OrientationStrategy { get; set; }

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
