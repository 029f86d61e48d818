using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Grains.Analytics.HumanTracking;

/// <summary>One tracked face or body of the frame in work.</summary>
/// <param name="Object">What was seen; it has a track.</param>
/// <param name="Owner">Whose it is; null until that is known.</param>
internal record struct Sighting(DetectedObject Object, Human? Owner)
{
    /// <summary>The track.</summary>
    public readonly int TrackId => Object.TrackId!.Value;
}
