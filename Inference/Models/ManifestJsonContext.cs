using System.Text.Json.Serialization;
using LunaVideoAgent.Inference.Imaging;

namespace LunaVideoAgent.Inference.Models;

/// <summary>
/// How manifests are read. Generated code sets every init-only member, absent ones to nothing, so members with a default are settable.
/// A null in their place, which the reader lets through, leaves the default.
/// </summary>
[JsonSourceGenerationOptions(
    RespectNullableAnnotations = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    Converters =
    [
        typeof(JsonStringEnumConverter<ChannelOrder>),
        typeof(JsonStringEnumConverter<LetterboxPlacement>),
        typeof(JsonStringEnumConverter<DecoderKind>),
        typeof(JsonStringEnumConverter<ScoreActivation>),
        typeof(JsonStringEnumConverter<FaceCrop>),
    ])]
[JsonSerializable(typeof(ModelManifest))]
internal sealed partial class ManifestJsonContext : JsonSerializerContext;
