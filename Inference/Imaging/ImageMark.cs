using LunaVideoAgent.Inference.Detection;

namespace LunaVideoAgent.Inference.Imaging;

/// <summary>A rectangle to be drawn into a picture.</summary>
/// <param name="Box">Where, in pixels of the frame after rotation.</param>
/// <param name="Label">What to write at it: Latin letters, digits and a few signs; null for nothing.</param>
public readonly record struct ImageMark(BoundingBox Box, string? Label = null);
