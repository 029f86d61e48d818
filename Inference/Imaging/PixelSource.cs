namespace LunaVideoAgent.Inference.Imaging;

/// <summary>Size and pixel format, by libav's number, of one end of a conversion.</summary>
internal readonly record struct PixelSource(int Width, int Height, int Format);
