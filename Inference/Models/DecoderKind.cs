using System.Text.Json.Serialization;

namespace LunaVideoAgent.Inference.Models;

/// <summary>Known ways from the outputs of a detector to boxes.</summary>
public enum DecoderKind
{
    /// <summary>NanoDet: scores of classes and distributions of the four distances, for each cell of each stride.</summary>
    [JsonStringEnumMemberName("nanodet")]
    NanoDet,

    /// <summary>UltraFace: scores and offsets to prior boxes, as SSD has them.</summary>
    [JsonStringEnumMemberName("ultraface")]
    UltraFace,
}
