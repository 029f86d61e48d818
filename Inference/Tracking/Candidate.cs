using LunaVideoAgent.Inference.Detection;

namespace LunaVideoAgent.Inference.Tracking;

/// <summary>One detection of the present frame, waiting for its track.</summary>
/// <param name="Box">Where.</param>
/// <param name="Score">How sure.</param>
/// <param name="ClassIndex">What.</param>
/// <param name="DetectionIndex">Its place in what the caller handed in.</param>
internal record struct Candidate(BoundingBox Box, float Score, int ClassIndex, int DetectionIndex)
{
    /// <summary>A track has it.</summary>
    public bool IsTaken { get; set; }
}
