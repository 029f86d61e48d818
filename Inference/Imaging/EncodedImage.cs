namespace LunaVideoAgent.Inference.Imaging;

/// <summary>A picture as bytes.</summary>
/// <param name="Bytes">JPEG or PNG.</param>
/// <param name="Width">Width in pixels.</param>
/// <param name="Height">Height in pixels.</param>
/// <param name="Scale">Its pixels for one pixel of the frame: 1, or less where it was scaled down.</param>
public sealed record EncodedImage(ReadOnlyMemory<byte> Bytes, int Width, int Height, double Scale);
