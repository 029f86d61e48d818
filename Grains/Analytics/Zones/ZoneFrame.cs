using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Grains.Analytics.Zones;

/// <summary>One frame as a visit sees it.</summary>
/// <param name="Seconds">Seconds from the start of the stream.</param>
/// <param name="Time">Wall clock of it.</param>
/// <param name="Estimation">What is kept of it.</param>
/// <param name="Occupancy">How many objects are in the zone.</param>
/// <param name="Rectangle">Where the object is.</param>
/// <param name="Camera">Takes pictures of it.</param>
internal readonly record struct ZoneFrame(
    double Seconds,
    DateTimeOffset Time,
    FrameEstimation Estimation,
    int Occupancy,
    ImageRectangle Rectangle,
    IFrameCamera Camera);
