namespace LunaVideoAgent.Grains.Abstractions.Analytics;

/// <summary>What a face is recognised by: biometric data.</summary>
/// <param name="Version">Those of different versions cannot be compared.</param>
/// <param name="Base64">Values of float32, little-endian, in base64.</param>
/// <param name="Score">How good the best picture is that went into it, 0 to 1.</param>
[GenerateSerializer, Immutable, Alias("luna.FaceDescriptor")]
public sealed record FaceDescriptor(
    [property: Id(0)] int Version,
    [property: Id(1)] string Base64,
    [property: Id(2)] double Score);
