using System.Text.Json;
using System.Text.Json.Serialization;

namespace LunaVideoAgent.Gateway.VideoSdk;

/// <summary>A video and what is to be found in it.</summary>
internal sealed class VideoSdkRequest
{
    public DeferredTaskBody DeferredTask { get; set; } = new();

    public VideoInputBody Video { get; set; } = null!;

    public List<JsonElement> Analytics { get; set; } = null!;

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; set; }
}
