using LunaVideoAgent.Inference.Media.Native;

namespace LunaVideoAgent.Inference.Media.Http;

/// <summary>The body of a resource of the web, or a part of it.</summary>
internal sealed class HttpByteSource : IByteSource
{
    // Reading on is cheaper than a new request up to about here.
    private const int NearBytes = 256 * 1024;

    private readonly HttpMediaClient _client;
    private readonly long? _end;
    private readonly string _name;
    private readonly Uri _url;
    private HttpResponseMessage _response;
    private Stream? _body;
    private long _position;

    /// <summary>Asks for it; the first bytes are on their way afterwards.</summary>
    public HttpByteSource(HttpMediaClient client, Uri url, long start, long? end)
    {
        _client = client;
        _end = end;
        _position = start;
        _name = SourceText.Mask(url.OriginalString);
        _response = client.Send(url, start, end);
        _url = _response.RequestMessage?.RequestUri ?? url;
        var isPart = start > 0 || end is not null;
        Length = isPart ? null : _response.Content.Headers.ContentLength;
        CanSeek = Length is not null && _response.Headers.AcceptRanges.Contains("bytes");
    }

    /// <inheritdoc/>
    public string FinalUrl => _url.AbsoluteUri;

    /// <inheritdoc/>
    public long? Length { get; }

    /// <inheritdoc/>
    public bool CanSeek { get; }

    /// <inheritdoc/>
    public unsafe int Read(Span<byte> buffer)
    {
        fixed (byte* start = buffer)
        {
            using var memory = new NativeBuffer(start, buffer.Length);
            _body ??= _response.Content.ReadAsStream();
            var read = _client.Limit(_name, (_body, memory.Memory), static (state, token) => state._body.ReadAsync(state.Memory, token));
            _position += read;
            return read;
        }
    }

    /// <inheritdoc/>
    public void Seek(long position)
    {
        if (!CanSeek || position < 0)
        {
            throw new MediaException(MediaErrorKind.Unsupported, $"{_name} can only be read from its start to its end.");
        }

        if (position >= _position && position - _position <= NearBytes && SkipTo(position))
        {
            return;
        }

        _response.Dispose();
        _body = null;
        _response = _client.Send(_url, position, _end);
        _position = position;
    }

    public void Dispose() => _response.Dispose();

    private bool SkipTo(long position)
    {
        Span<byte> skipped = stackalloc byte[4096];

        while (_position < position)
        {
            if (Read(skipped[..(int)Math.Min(skipped.Length, position - _position)]) == 0)
            {
                return false;
            }
        }

        return true;
    }
}
