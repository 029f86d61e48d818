using LunaVideoAgent.Grains.Pipeline;
using LunaVideoAgent.Inference.Detection;
using LunaVideoAgent.Inference.Tracking;

namespace LunaVideoAgent.Grains.Segments;

/// <summary>What was detected in one frame.</summary>
/// <param name="Moment">The frame.</param>
/// <param name="Groups">By detection group; null where the group did not want the frame.</param>
/// <param name="Looks">What it looks like, by detection group; null where the group's tracker goes by motion alone.</param>
internal sealed record FrameFinding(
    FrameMoment Moment, IReadOnlyList<ObjectDetection>?[] Groups, RecordedAppearances?[] Looks);
