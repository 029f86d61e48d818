using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Grains.Analytics;

/// <summary>One frame after counting.</summary>
/// <param name="Estimation">What the live feed shows of it.</param>
/// <param name="People">Who was counted.</param>
/// <param name="Time">Wall clock of it.</param>
/// <param name="Camera">Takes a picture of it.</param>
internal readonly record struct CrowdFrame(
    FrameEstimation Estimation,
    IReadOnlyList<DetectedObject> People,
    DateTimeOffset Time,
    IFrameCamera Camera)
{
    /// <summary>Seconds from the start of the stream.</summary>
    public double TimeOffset => Estimation.TimeOffset;

    /// <summary>The middle of each person's box.</summary>
    public IReadOnlyList<ImagePoint> Coordinates() => PeopleCoordinates.Of(People);
}
