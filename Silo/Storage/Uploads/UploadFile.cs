using LunaVideoAgent.Grains.Uploads;

namespace LunaVideoAgent.Silo.Storage.Uploads;

/// <summary>A file that has another name until it is complete.</summary>
internal sealed class UploadFile(string path, string completePath) : IUploadFile
{
    // No buffer: what comes are large pieces.
    private readonly FileStream _file = new(
        path,
        new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Share = FileShare.Read,
            Options = FileOptions.Asynchronous,
            BufferSize = 0,
        });

    /// <inheritdoc/>
    public long Length { get; private set; }

    /// <inheritdoc/>
    public async Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        await _file.WriteAsync(bytes, cancellationToken);
        Length += bytes.Length;
    }

    /// <inheritdoc/>
    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        await _file.DisposeAsync();
        File.Move(path, completePath);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _file.DisposeAsync();
}
