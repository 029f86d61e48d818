namespace LunaVideoAgent.Grains.Uploads;

/// <summary>A file that is being uploaded. Disposed without being completed, it stays as a rest that is cleaned away.</summary>
public interface IUploadFile : IAsyncDisposable
{
    /// <summary>Bytes so far.</summary>
    long Length { get; }

    /// <summary>Adds bytes at the end.</summary>
    /// <exception cref="IOException">They cannot be written.</exception>
    Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken);

    /// <summary>All has come: it can be read as a source.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    Task CompleteAsync(CancellationToken cancellationToken);
}
