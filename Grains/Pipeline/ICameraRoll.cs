using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Analytics;

namespace LunaVideoAgent.Grains.Pipeline;

/// <summary>A camera that learns which of its pictures are needed in the end.</summary>
internal interface ICameraRoll : IFrameCamera
{
    /// <summary>Keeps the pictures that these events refer to.</summary>
    void Keep(IReadOnlyList<AnalyticEvent> events);
}
