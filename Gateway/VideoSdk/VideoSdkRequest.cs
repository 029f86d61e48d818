using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using LunaVideoAgent.Gateway.OpenApi;

namespace LunaVideoAgent.Gateway.VideoSdk;

/// <summary>A video and what is to be found in it.</summary>
internal sealed class VideoSdkRequest
{
    public DeferredTaskBody DeferredTask { get; set; } = new();

    [Required]
    public VideoInputBody Video { get; set; } = null!;

    [Required, MinLength(1)]
    [Shape(typeof(VideoPeopleCountBody)), Shape(typeof(VideoHumanTrackingBody))]
    [Shape(typeof(VideoLineCrossingBody)), Shape(typeof(VideoZoneBody)), Shape(typeof(VideoDetectionBody))]
    public List<JsonElement> Analytics { get; set; } = null!;

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }
}
