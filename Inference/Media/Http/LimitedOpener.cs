using LunaVideoAgent.Inference.Media.Native;

namespace LunaVideoAgent.Inference.Media.Http;

/// <summary>Refuses what is longer than allowed: at once where its length is told, else when that many bytes were read.</summary>
internal sealed class LimitedOpener(IByteSourceOpener inner, long limitBytes) : IByteSourceOpener
{
    /// <inheritdoc/>
    public IByteSource Open(ByteSourceRequest request)
    {
        var source = inner.Open(request);

        if (source.Length <= limitBytes)
        {
            return source;
        }

        if (source.Length is null)
        {
            return new Counting(source, SourceText.Mask(request.Url), limitBytes);
        }

        using (source)
        {
            throw TooLarge(SourceText.Mask(request.Url), source.Length.Value, limitBytes);
        }
    }

    private static MediaException TooLarge(string name, long bytes, long limitBytes) =>
        new(MediaErrorKind.TooLarge, $"{name} has {bytes} bytes or more; {limitBytes} are allowed.");

    private sealed class Counting(IByteSource source, string name, long limitBytes) : IByteSource
    {
        private long _read;

        public string FinalUrl => source.FinalUrl;

        public long? Length => source.Length;

        public bool CanSeek => source.CanSeek;

        public int Read(Span<byte> buffer)
        {
            var read = source.Read(buffer);
            _read += read;
            return _read <= limitBytes ? read : throw TooLarge(name, _read, limitBytes);
        }

        public void Seek(long position) => source.Seek(position);

        public void Dispose() => source.Dispose();
    }
}
