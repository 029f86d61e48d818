using LunaVideoAgent.Inference.Detection;
using LunaVideoAgent.Inference.Tracking;

namespace LunaVideoAgent.Grains.Pipeline;

/// <summary>What was detected for one group in one frame.</summary>
/// <param name="Group">The group.</param>
/// <param name="Result">What was found.</param>
/// <param name="Looks">What it looks like; null where trackers go by motion alone.</param>
internal readonly record struct GroupFinding(DetectionGroup Group, DetectionResult Result, IAppearanceSource? Looks);
