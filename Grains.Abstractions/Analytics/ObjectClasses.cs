namespace LunaVideoAgent.Grains.Abstractions.Analytics;

/// <summary>Classes of objects that analytics follow.</summary>
public static class ObjectClasses
{
    /// <summary>People.</summary>
    public const string Person = "person";

    /// <summary>Those that are followed unless others are named.</summary>
    public static IReadOnlyList<string> Default { get; } = [Person];

    /// <summary>Five frames a second: in between people walk less than their own width, so that tracks hold.</summary>
    public static FrameRateSettings FollowingRate { get; } = new(0.2, FrameRateUnit.Second);
}
