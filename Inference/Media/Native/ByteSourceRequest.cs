namespace LunaVideoAgent.Inference.Media.Native;

/// <summary>A URL to open, and the part of it that is wanted.</summary>
/// <param name="Url">As libav puts it together; <c>crypto+</c> before it means AES-128-CBC.</param>
/// <param name="Start">The first byte wanted.</param>
/// <param name="End">The byte after the last one wanted; null for all.</param>
/// <param name="Key">The key in hexadecimal digits, where it is encrypted.</param>
/// <param name="InitializationVector">The initialization vector in hexadecimal digits, where it is encrypted.</param>
internal sealed record ByteSourceRequest(
    string Url,
    long Start = 0,
    long? End = null,
    string? Key = null,
    string? InitializationVector = null);
