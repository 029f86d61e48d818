namespace LunaVideoAgent.Grains.Abstractions.Uploads;

/// <summary>Bytes of a file on their way.</summary>
/// <param name="Offset">Where in the file they belong.</param>
/// <param name="Content">At most <see cref="MaxBytes"/>; nobody changes them before the call has returned.</param>
[GenerateSerializer, Immutable, Alias("luna.UploadChunk")]
public sealed record UploadChunk([property: Id(0)] long Offset, [property: Id(1)] byte[] Content)
{
    /// <summary>Most bytes of one.</summary>
    public const int MaxBytes = 64 << 10;
}
