namespace LunaVideoAgent.Grains.Streams;

/// <summary>Why a stream cannot go on.</summary>
/// <param name="Message">In words for the user.</param>
/// <param name="IsFatal">A restart cannot cure it.</param>
/// <param name="LastFrameTime">When the last frame before it was captured.</param>
internal sealed record StreamFault(string Message, bool IsFatal, DateTimeOffset? LastFrameTime);
