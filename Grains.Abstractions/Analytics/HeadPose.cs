namespace LunaVideoAgent.Grains.Abstractions.Analytics;

/// <summary>How a head is turned, in degrees; all zero looks into the camera.</summary>
/// <param name="Yaw">Above zero it looks to the right side of the picture.</param>
/// <param name="Pitch">Above zero it looks up.</param>
/// <param name="Roll">Above zero it is tilted clockwise in the picture.</param>
[GenerateSerializer, Immutable, Alias("luna.HeadPose")]
public readonly record struct HeadPose(
    [property: Id(0)] double Yaw,
    [property: Id(1)] double Pitch,
    [property: Id(2)] double Roll);
