namespace LunaVideoAgent.Inference.Media;

/// <summary>Where a frame stands in its source.</summary>
/// <param name="Index">0 for the first frame.</param>
/// <param name="Seconds">Time from the first frame.</param>
/// <param name="DurationSeconds">Until the next frame, as far as is known.</param>
public readonly record struct FramePosition(long Index, double Seconds, double DurationSeconds);
