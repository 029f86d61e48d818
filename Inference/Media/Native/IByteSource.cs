namespace LunaVideoAgent.Inference.Media.Native;

/// <summary>Bytes that libav reads through <see cref="IoBridge"/>; blocking, for one thread.</summary>
internal interface IByteSource : IDisposable
{
    /// <summary>Where it was found in the end, after redirects.</summary>
    string FinalUrl { get; }

    /// <summary>Its length in bytes; null if unknown.</summary>
    long? Length { get; }

    /// <summary>Whether <see cref="Seek"/> works.</summary>
    bool CanSeek { get; }

    /// <summary>Some bytes; 0 at the end.</summary>
    int Read(Span<byte> buffer);

    /// <summary>Goes on at a byte.</summary>
    void Seek(long position);
}
