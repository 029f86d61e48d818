using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace LunaVideoAgent.Silo.Delivery;

/// <summary>Signatures as Standard Webhooks 1.0 defines them: HMAC-SHA256 over id, time stamp and body.</summary>
internal static class WebhookSignature
{
    private const string KeyPrefix = "whsec_";

    /// <summary>The value of <c>webhook-signature</c>.</summary>
    /// <param name="secret"><c>whsec_</c> and base64 of the key, or any text, whose UTF-8 is the key.</param>
    /// <param name="messageId">The value of <c>webhook-id</c>.</param>
    /// <param name="time">The value of <c>webhook-timestamp</c>: seconds since 1970.</param>
    /// <param name="body">The body as it is sent.</param>
    public static string Of(string secret, string messageId, long time, ReadOnlySpan<byte> body)
    {
        var head = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{messageId}.{time}."));

        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, KeyOf(secret));
        hmac.AppendData(head);
        hmac.AppendData(body);
        return $"v1,{Convert.ToBase64String(hmac.GetHashAndReset())}";
    }

    private static byte[] KeyOf(string secret)
    {
        if (secret.StartsWith(KeyPrefix, StringComparison.Ordinal))
        {
            var key = new byte[secret.Length];

            if (Convert.TryFromBase64String(secret[KeyPrefix.Length..], key, out var length))
            {
                return key[..length];
            }
        }

        return Encoding.UTF8.GetBytes(secret);
    }
}
