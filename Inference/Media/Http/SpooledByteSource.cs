using LunaVideoAgent.Inference.Media.Native;

namespace LunaVideoAgent.Inference.Media.Http;

/// <summary>A resource that is fetched whole before its first byte is read; then it can be read in any order.</summary>
internal sealed class SpooledByteSource : IByteSource
{
    private const int ChunkBytes = 128 * 1024;

    private readonly FileStream _file;

    /// <summary>Fetches a body into a temporary file, which goes away with this.</summary>
    /// <exception cref="MediaException">It is longer than the limit in bytes, or there is no room for it.</exception>
    public SpooledByteSource(IByteSource body, string name, long limitBytes)
    {
        FinalUrl = body.FinalUrl;
        ThrowIfTooLarge(body.Length ?? 0, name, limitBytes);
        _file = Create(name);

        try
        {
            Fetch(body, name, limitBytes);
        }
        catch
        {
            _file.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public string FinalUrl { get; }

    /// <inheritdoc/>
    public long? Length => _file.Length;

    /// <inheritdoc/>
    public bool CanSeek => true;

    /// <inheritdoc/>
    public int Read(Span<byte> buffer) => _file.Read(buffer);

    /// <inheritdoc/>
    public void Seek(long position) => _file.Position = position;

    public void Dispose() => _file.Dispose();

    private static void ThrowIfTooLarge(long bytes, string name, long limitBytes)
    {
        if (bytes > limitBytes)
        {
            throw new MediaException(MediaErrorKind.TooLarge, $"{name} has {bytes} bytes or more; {limitBytes} are allowed.");
        }
    }

    private void Fetch(IByteSource body, string name, long limitBytes)
    {
        var chunk = new byte[ChunkBytes];

        while (body.Read(chunk) is var read and > 0)
        {
            ThrowIfTooLarge(_file.Length + read, name, limitBytes);
            Write(chunk.AsSpan(0, read), name);
        }

        _file.Position = 0;
    }

    private void Write(ReadOnlySpan<byte> bytes, string name)
    {
        try
        {
            _file.Write(bytes);
            _file.Flush();
        }
        catch (IOException fault)
        {
            throw NoRoom(name, fault);
        }
    }

    private static FileStream Create(string name)
    {
        try
        {
            return new FileStream(
                Path.GetTempFileName(),
                FileMode.Create,
                FileAccess.ReadWrite,
                FileShare.None,
                ChunkBytes,
                FileOptions.DeleteOnClose);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw NoRoom(name, fault);
        }
    }

    private static MediaException NoRoom(string name, Exception fault) => new(
        MediaErrorKind.NoRoom, $"{name} does not fit on this machine's disk for temporary files: {fault.Message}", fault);
}
