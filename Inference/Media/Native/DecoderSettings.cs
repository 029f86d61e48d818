namespace LunaVideoAgent.Inference.Media.Native;

/// <summary>How a decoder is set up.</summary>
/// <param name="Threads">Threads of its own; 1 decodes on the caller's.</param>
/// <param name="MaxPixels">Largest picture that is decoded.</param>
/// <param name="Device">The device that decodes; null is the processor.</param>
internal sealed record DecoderSettings(int Threads, long MaxPixels, HardwareDevice? Device);
