namespace LunaVideoAgent.Grains.Pipeline;

/// <summary>When a frame passed the stages before trackers and rules.</summary>
/// <param name="BeginTime">Its detections were started.</param>
/// <param name="DetectedTime">All of them were at hand, and the frame was the next.</param>
/// <param name="DecodeDuration">How long the decoder worked for it.</param>
internal readonly record struct StageTimes(DateTimeOffset BeginTime, DateTimeOffset DetectedTime, TimeSpan DecodeDuration);
