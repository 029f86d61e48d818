namespace LunaVideoAgent.Inference.Media.Segments;

/// <summary>
/// One packet of a video, told from all others by its time. Its decoding time is left out: some containers do not have it, and libav
/// makes up another one after a jump.
/// </summary>
/// <param name="Pts">Presentation time in ticks of the stream.</param>
/// <param name="Size">Bytes.</param>
public readonly record struct PacketMark(long Pts, int Size);
