using System.Text.Json.Serialization;

namespace LunaVideoAgent.Grains.Abstractions.Analytics;

/// <summary>Parameters that every analytic has; each analytic adds its own.</summary>
[GenerateSerializer, Immutable, Alias("luna.AnalyticParameters")]
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(PeopleCountParameters), AnalyticNames.PeopleCount)]
[JsonDerivedType(typeof(HumanTrackingParameters), AnalyticNames.HumanTracking)]
[JsonDerivedType(typeof(LineCrossingParameters), AnalyticNames.LineCrossing)]
[JsonDerivedType(typeof(ZoneParameters), AnalyticNames.Zone)]
[JsonDerivedType(typeof(ObjectDetectionParameters), AnalyticNames.ObjectDetection)]
public abstract record AnalyticParameters
{
    /// <summary>Which frames are analysed.</summary>
    [Id(0)] public FrameRateSettings Rate { get; init; } = FrameRateSettings.Default;

    /// <summary>Consecutive analysed frames needed to open or close an event; at least 1.</summary>
    [Id(1)] public int ProbeCount { get; init; } = 3;

    /// <summary>The part of the frame that is analysed; null is all of it.</summary>
    [Id(2)] public RegionOfInterest? Roi { get; init; }

    /// <summary>The part of the frame that results may come from; null is all of it.</summary>
    [Id(3)] public DetectionRegion? Droi { get; init; }

    /// <summary>When events are sent.</summary>
    [Id(4)] public EventPolicySettings EventPolicy { get; init; } = EventPolicySettings.Default;

    /// <summary>How pictures of events are kept.</summary>
    [Id(5)] public ImageRetainPolicy ImageRetainPolicy { get; init; } = ImageRetainPolicy.Default;
}
