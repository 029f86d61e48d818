using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Grains.Abstractions.Images;

/// <summary>A saved picture.</summary>
/// <param name="Format">How it is encoded.</param>
/// <param name="Content">The file's bytes.</param>
/// <param name="Scale">Saved pixels a pixel of the original frame.</param>
/// <param name="Rectangles">What was found in it, in pixels of the original frame.</param>
[GenerateSerializer, Immutable, Alias("luna.StoredImage")]
public sealed record StoredImage(
    [property: Id(0)] ImageFormat Format,
    [property: Id(1)] byte[] Content,
    [property: Id(2)] double Scale,
    [property: Id(3)] IReadOnlyList<ImageRectangle> Rectangles)
{
    /// <summary>Whose picture it is; empty until it is saved.</summary>
    [Id(4)] public Guid StreamId { get; init; }
}
