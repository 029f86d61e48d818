using System.Text.Json.Serialization;
using LunaVideoAgent.Inference.Imaging;

namespace LunaVideoAgent.Inference.Models;

/// <summary>How manifests are read.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    Converters =
    [
        typeof(JsonStringEnumConverter<ChannelOrder>),
        typeof(JsonStringEnumConverter<LetterboxPlacement>),
        typeof(JsonStringEnumConverter<DecoderKind>),
    ])]
[JsonSerializable(typeof(ModelManifest))]
internal sealed partial class ManifestJsonContext : JsonSerializerContext;
