namespace LunaVideoAgent.Inference.Tests.Support;

/// <summary>What a test remembers of a frame once it is disposed.</summary>
internal sealed record SeenFrame(long Index, double Seconds, double TimeOffset, int Width, int Height, ulong Pixels, bool IsCorrupt);
