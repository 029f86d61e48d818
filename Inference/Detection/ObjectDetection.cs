namespace LunaVideoAgent.Inference.Detection;

/// <summary>One object found in one frame.</summary>
/// <param name="Box">Where, in pixels of the frame.</param>
/// <param name="Score">How sure, 0 to 1.</param>
/// <param name="ClassIndex">Index in the labels of its model.</param>
public readonly record struct ObjectDetection(BoundingBox Box, float Score, int ClassIndex);
