using System.Text.Json;
using System.Text.Json.Serialization;
using LunaVideoAgent.Grains.Abstractions.Uploads;

namespace LunaVideoAgent.Silo.Storage.Uploads;

/// <summary>How what is kept beside an uploaded video is written.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(UploadedVideo))]
internal sealed partial class UploadDescription : JsonSerializerContext
{
    /// <summary>From the text beside a video.</summary>
    public static UploadedVideo Read(byte[] json) => JsonSerializer.Deserialize(json, Default.UploadedVideo)!;

    /// <summary>To the text beside a video.</summary>
    public static byte[] Write(UploadedVideo video) => JsonSerializer.SerializeToUtf8Bytes(video, Default.UploadedVideo);
}
