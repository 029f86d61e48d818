using LunaVideoAgent.Grains.Pipeline;
using LunaVideoAgent.Inference.Detection;

namespace LunaVideoAgent.Grains.Segments;

/// <summary>What was detected in one frame.</summary>
/// <param name="Moment">The frame.</param>
/// <param name="Groups">By detection group; null where the group did not want the frame.</param>
internal sealed record FrameFinding(FrameMoment Moment, IReadOnlyList<ObjectDetection>?[] Groups);
