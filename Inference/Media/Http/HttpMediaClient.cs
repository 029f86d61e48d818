using System.Net;
using System.Net.Sockets;
using LunaVideoAgent.Inference.Media.Native;

namespace LunaVideoAgent.Inference.Media.Http;

/// <summary>
/// The HTTP client of one source. Every connection, a redirect's and a playlist segment's too, goes to an address that was checked,
/// and to no other: the check and the connection are one step. Names are verified by TLS as usual.
/// </summary>
internal sealed class HttpMediaClient : IByteSourceOpener, IDisposable
{
    private const int MostRedirects = 5;

    private readonly NetworkGate _gate;
    private readonly Interruption _interruption;
    private readonly SocketsHttpHandler _handler;
    private readonly HttpClient _client;

    /// <summary>A client for a source with its own headers and credentials.</summary>
    public HttpMediaClient(NetworkGate gate, Interruption interruption, HttpSourceOptions options)
    {
        _gate = gate;
        _interruption = interruption;
        _handler = new SocketsHttpHandler
        {
            UseProxy = false,
            AllowAutoRedirect = true,
            MaxAutomaticRedirections = MostRedirects,
            ConnectCallback = ConnectAsync,
            Credentials = options.Credentials,
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
        };

        if (!options.VerifiesCertificate)
        {
#pragma warning disable CA5359 // Cameras sign their own certificates: whoever set up the source said tls_verify=0.
            _handler.SslOptions.RemoteCertificateValidationCallback = static (_, _, _, _) => true;
#pragma warning restore CA5359
        }

        _client = new HttpClient(_handler, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };

        foreach (var (name, value) in options.Headers)
        {
            _client.DefaultRequestHeaders.TryAddWithoutValidation(name, value);
        }
    }

    /// <inheritdoc/>
    public IByteSource Open(ByteSourceRequest request)
    {
        const string encrypted = "crypto+";
        const string encryptedToo = "crypto:";
        var isEncrypted = request.Url.StartsWith(encrypted, StringComparison.Ordinal)
            || request.Url.StartsWith(encryptedToo, StringComparison.Ordinal);
        var text = isEncrypted ? request.Url[encrypted.Length..] : request.Url;

        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
        {
            throw new MediaException(MediaErrorKind.Forbidden, $"{SourceText.Mask(text)} may not be opened from a source of the web.");
        }

        var body = new HttpByteSource(this, url, request.Start, request.End);
        return isEncrypted ? new DecryptingByteSource(body, request) : body;
    }

    /// <summary>Sends a request for a part of a resource; the answer's head is there, its body is not read yet.</summary>
    public HttpResponseMessage Send(Uri url, long start, long? end)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url);

        if (start > 0 || end is not null)
        {
            request.Headers.Range = new System.Net.Http.Headers.RangeHeaderValue(start, end - 1);
        }

        var name = SourceText.Mask(url.OriginalString);
        var response = Limit(name, (client: _client, request), static (state, token) =>
            new ValueTask<HttpResponseMessage>(
                state.client.SendAsync(state.request, HttpCompletionOption.ResponseHeadersRead, token)));

        if (response.IsSuccessStatusCode)
        {
            return response;
        }

        using (response)
        {
            throw new MediaException(KindOf(response.StatusCode), $"{name} answered {(int)response.StatusCode} {response.ReasonPhrase}.");
        }
    }

    /// <summary>Does one piece of work within the time and the token of the call in progress.</summary>
    public T Limit<TState, T>(string name, TState state, Func<TState, CancellationToken, ValueTask<T>> work)
    {
        using var limit = _interruption.CreateLimit();

        try
        {
            return Blocking.Wait(work(state, limit.Token));
        }
        catch (OperationCanceledException)
        {
            _ = _interruption.ShouldStop();
            _interruption.ThrowIfStopped(name);
            throw _interruption.TimedOut(name);
        }
        catch (HttpRequestException fault) when (fault.InnerException is MediaException inner)
        {
            throw new MediaException(inner.Kind, inner.Message, fault);
        }
        catch (Exception fault) when (fault is UriFormatException or NotSupportedException or InvalidOperationException)
        {
            throw new MediaException(MediaErrorKind.Forbidden, $"{name} leads to something that is not of the web.", fault);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or SocketException)
        {
            throw new MediaException(MediaErrorKind.ConnectionLost, $"{name}: {Reason(fault)}.", fault);
        }
    }

    public void Dispose()
    {
        _client.Dispose();
        _handler.Dispose();
    }

    private static string Reason(Exception fault) => (fault.InnerException ?? fault).Message.TrimEnd('.');

    private static MediaErrorKind KindOf(HttpStatusCode status) => status switch
    {
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => MediaErrorKind.Unauthorized,
        HttpStatusCode.NotFound or HttpStatusCode.Gone => MediaErrorKind.NotFound,
        _ => MediaErrorKind.ConnectionLost,
    };

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var addresses = await _gate
            .ResolveAsync(context.DnsEndPoint.Host, _interruption.Remaining, cancellationToken)
            .ConfigureAwait(false);
        Socket? socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, cancellationToken).ConfigureAwait(false);
            var stream = new NetworkStream(socket, ownsSocket: true);
            socket = null;
            return stream;
        }
        finally
        {
            socket?.Dispose();
        }
    }
}
