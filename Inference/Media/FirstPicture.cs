namespace LunaVideoAgent.Inference.Media;

/// <summary>What the first picture, or the header, tells of a source.</summary>
/// <param name="Width">Width in pixels, before rotation.</param>
/// <param name="Height">Height in pixels, before rotation.</param>
/// <param name="HardwareRefusal">Why no device decodes it though one was wanted; null otherwise.</param>
internal readonly record struct FirstPicture(int Width, int Height, string? HardwareRefusal);
