using LunaVideoAgent.Inference.Detection;

namespace LunaVideoAgent.Inference.Tracking;

/// <summary>One box of one frame in MOTChallenge's text form.</summary>
/// <param name="Frame">Number of the frame, from 1.</param>
/// <param name="Id">Number of the object; -1 for a detection.</param>
/// <param name="Box">Where.</param>
/// <param name="Score">How sure.</param>
internal readonly record struct MotChallengeRow(int Frame, int Id, BoundingBox Box, float Score);
