using System.Text.Json.Serialization;
using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Images;

namespace LunaVideoAgent.Silo.Storage.Images;

/// <summary>What is kept beside a picture.</summary>
internal sealed record ImageDescription(
    Guid StreamId,
    ImageFormat Format,
    double Scale,
    IReadOnlyList<ImageRectangle> Rectangles,
    DateTimeOffset? ExpireTime)
{
    public static ImageDescription Of(Guid streamId, StoredImage image, DateTimeOffset? expireTime) =>
        new(streamId, image.Format, image.Scale, image.Rectangles, expireTime);
}

/// <summary>How it is written.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ImageDescription))]
internal sealed partial class ImageJsonContext : JsonSerializerContext;
