using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Inference.Faces;

namespace LunaVideoAgent.Grains.Analytics.HumanTracking;

/// <summary>One look at a face or a body.</summary>
/// <param name="Object">Where it is.</param>
/// <param name="Reading">What the face tells; null for bodies, and for faces that nobody wants to know more of.</param>
internal readonly record struct Shot(DetectedObject Object, FaceReading? Reading)
{
    /// <summary>How good it is, 0 to 1: the AGS score of faces, else the detection score.</summary>
    public double Score => Reading?.Quality ?? Object.Score;
}
