using LunaVideoAgent.Inference.Detection;

namespace LunaVideoAgent.Grains.Pipeline;

/// <summary>What was detected for one group in one frame.</summary>
internal readonly record struct GroupFinding(DetectionGroup Group, DetectionResult Result);
