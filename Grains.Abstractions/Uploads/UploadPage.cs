namespace LunaVideoAgent.Grains.Abstractions.Uploads;

/// <summary>One page of uploaded videos.</summary>
/// <param name="Videos">Newest first.</param>
/// <param name="MaxBytes">A larger file is not taken.</param>
[GenerateSerializer, Immutable, Alias("luna.UploadPage")]
public sealed record UploadPage([property: Id(0)] IReadOnlyList<UploadedVideo> Videos, [property: Id(1)] long MaxBytes);
