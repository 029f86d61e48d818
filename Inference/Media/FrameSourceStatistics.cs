namespace LunaVideoAgent.Inference.Media;

/// <summary>Counters of one source.</summary>
/// <param name="Frames">Frames of the source seen so far, wanted or not.</param>
/// <param name="Decoded">Frames that left the decoder.</param>
/// <param name="Corrupt">Frames the decoder marked as damaged.</param>
/// <param name="Errors">Packets the decoder refused.</param>
/// <param name="Late">Frames passed over, undecoded, up to the next key frame, because the reader had fallen behind.</param>
public readonly record struct FrameSourceStatistics(long Frames, long Decoded, long Corrupt, long Errors, long Late = 0);
