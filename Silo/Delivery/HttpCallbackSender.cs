using System.Net;
using System.Net.Sockets;
using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Delivery;
using Microsoft.Extensions.Options;

namespace LunaVideoAgent.Silo.Delivery;

/// <summary>Posts messages. Connections are kept, each to an address that was checked when it was made; a redirect's too.</summary>
internal sealed class HttpCallbackSender : ICallbackSender, IDisposable
{
    private const int MostRedirects = 3;

    private static readonly TimeSpan LongestTimeout = TimeSpan.FromMinutes(10);

    private readonly SocketsHttpHandler _handler;
    private readonly HttpClient _client;
    private readonly TimeProvider _time;

    /// <summary>A sender behind a gate.</summary>
    public HttpCallbackSender(CallbackGate gate, IOptions<CallbackOptions> options, TimeProvider time)
    {
        _time = time;
        _handler = new SocketsHttpHandler
        {
            UseProxy = false,

            // The message says what it is part of; a span of the transport, which nobody records, would come between.
            ActivityHeadersPropagator = null,
            UseCookies = false,
            AllowAutoRedirect = false,
            ConnectTimeout = options.Value.ConnectTimeout,
            ConnectCallback = (context, cancellationToken) => gate.ConnectAsync(context.DnsEndPoint, cancellationToken),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            PooledConnectionIdleTimeout = TimeSpan.FromMinutes(1),
            MaxResponseDrainSize = 64 << 10,
        };
        _client = new HttpClient(_handler, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <inheritdoc/>
    public CallbackKind Kind => CallbackKind.Http;

    /// <inheritdoc/>
    public async Task<DeliveryOutcome> SendAsync(DeliveryTarget target, PendingDelivery delivery, CancellationToken cancellationToken)
    {
        var timeout = target.Callback.Timeout < LongestTimeout ? target.Callback.Timeout : LongestTimeout;
        using var limit = new CancellationTokenSource(timeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);

        try
        {
            return await PostAsync(target.Callback, delivery, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return DeliveryOutcome.Unanswered("no answer in time");
        }
        catch (HttpRequestException fault) when (RefusalOf(fault) is { } refusal)
        {
            return DeliveryOutcome.Failed(refusal);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or SocketException)
        {
            return DeliveryOutcome.Unanswered(fault.Message.TrimEnd('.'));
        }
        catch (Exception fault) when (fault is UriFormatException or NotSupportedException or InvalidOperationException)
        {
            return DeliveryOutcome.Failed($"cannot be sent: {fault.Message}");
        }
    }

    public void Dispose()
    {
        _client.Dispose();
        _handler.Dispose();
    }

    private async Task<DeliveryOutcome> PostAsync(CallbackSettings callback, PendingDelivery delivery, CancellationToken cancellationToken)
    {
        var body = HttpCallbackRequest.BodyOf(callback, delivery);
        var first = new Uri(callback.Url!);
        var url = first;

        for (var redirects = 0; redirects <= MostRedirects; redirects++)
        {
            var isForeign = (url.Scheme, url.Host, url.Port) != (first.Scheme, first.Host, first.Port);
            using var request = HttpCallbackRequest.Create(url, callback, delivery, body, (_time.GetUtcNow(), isForeign));
            using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);

            if (response.StatusCode is not (HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect))
            {
                return Read(response);
            }

            if (Follow(url, response.Headers.Location) is not { } next)
            {
                return DeliveryOutcome.Failed($"answered {(int)response.StatusCode} to somewhere that callbacks may not go to");
            }

            url = next;
        }

        return DeliveryOutcome.Failed("answered with too many redirects");
    }

    // Never from TLS to plain text.
    private static Uri? Follow(Uri from, Uri? location)
    {
        if (location is null)
        {
            return null;
        }

        var next = new Uri(from, location);
        return next.Scheme == Uri.UriSchemeHttps || (next.Scheme == Uri.UriSchemeHttp && from.Scheme == Uri.UriSchemeHttp) ? next : null;
    }

    private DeliveryOutcome Read(HttpResponseMessage response)
    {
        if (response.IsSuccessStatusCode)
        {
            return DeliveryOutcome.Delivered;
        }

        var answer = $"answered {(int)response.StatusCode} {response.ReasonPhrase}";
        return response.StatusCode is HttpStatusCode.Gone
            ? DeliveryOutcome.Gone(answer)
            : DeliveryOutcome.Failed(answer, RetryAfterOf(response));
    }

    private TimeSpan? RetryAfterOf(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } when date > _time.GetUtcNow() => date - _time.GetUtcNow(),
        _ => null,
    };

    private static string? RefusalOf(Exception fault) => fault switch
    {
        CallbackRefusedException => fault.Message,
        { InnerException: { } inner } => RefusalOf(inner),
        _ => null,
    };
}
