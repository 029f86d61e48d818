namespace LunaVideoAgent.Inference.Faces;

/// <summary>How a head is turned, in degrees; all zero looks into the camera.</summary>
/// <param name="Yaw">Above zero it looks to the right side of the picture.</param>
/// <param name="Pitch">Above zero it looks up.</param>
/// <param name="Roll">Above zero it is tilted clockwise in the picture.</param>
public readonly record struct FacePose(float Yaw, float Pitch, float Roll);
