using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Delivery;

namespace LunaVideoAgent.Silo.Delivery;

/// <summary>What is posted to a receiver.</summary>
internal static class HttpCallbackRequest
{
    private const string RequestIdHeader = "Luna-Request-Id";
    private const string TraceHeader = "traceparent";

    // Ours, or the transport's.
    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "webhook-id", "webhook-timestamp", "webhook-signature", RequestIdHeader, TraceHeader, "Content-Type", "Content-Length",
        "Content-Encoding", "Transfer-Encoding", "Connection", "Host", "Expect", "Upgrade",
    };

    /// <summary>The bytes of a body in the type that the callback wants.</summary>
    public static byte[] BodyOf(CallbackSettings callback, PendingDelivery delivery) =>
        callback.ContentType == "application/msgpack" ? MessagePackBody.From(delivery.Body) : delivery.Body;

    /// <summary>A request; a receiver that another one named gets neither credentials nor headers of the user's.</summary>
    public static HttpRequestMessage Create(
        Uri url, CallbackSettings callback, PendingDelivery delivery, byte[] body, (DateTimeOffset Time, bool IsForeign) sending)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(callback.ContentType);

        var seconds = sending.Time.ToUnixTimeSeconds();
        request.Headers.Add("webhook-id", delivery.MessageId.ToString());
        request.Headers.Add("webhook-timestamp", seconds.ToString(CultureInfo.InvariantCulture));

        if (callback.Secret is { } secret)
        {
            request.Headers.Add("webhook-signature", WebhookSignature.Of(secret, delivery.MessageId.ToString(), seconds, body));
        }

        if (delivery.RequestId is { } requestId)
        {
            request.Headers.TryAddWithoutValidation(RequestIdHeader, requestId);
        }

        if (delivery.TraceParent is { } traceParent)
        {
            request.Headers.TryAddWithoutValidation(TraceHeader, traceParent);
        }

        if (!sending.IsForeign)
        {
            AddOwn(request, callback);
        }

        return request;
    }

    private static void AddOwn(HttpRequestMessage request, CallbackSettings callback)
    {
        foreach (var (name, value) in callback.Headers)
        {
            if (!Reserved.Contains(name))
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }
        }

        if (CredentialsOf(callback) is { } credentials)
        {
            var basic = Convert.ToBase64String(Encoding.UTF8.GetBytes(credentials));
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", basic);
        }
    }

    private static string? CredentialsOf(CallbackSettings callback)
    {
        if (callback.Authorization is { } authorization)
        {
            return $"{authorization.Login}:{authorization.Password}";
        }

        var inUrl = new Uri(callback.Url!).UserInfo;
        return inUrl.Length > 0 ? Uri.UnescapeDataString(inUrl) : null;
    }
}
