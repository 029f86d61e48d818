using System.Net;

namespace LunaVideoAgent.Inference.Media.Http;

/// <summary>What a source of the web wants to be asked with.</summary>
internal sealed record HttpSourceOptions
{
    /// <summary>User name and password of the URL, for its own host only; null if it has none.</summary>
    public ICredentials? Credentials { get; init; }

    /// <summary>Headers of every request.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>A server must prove its name.</summary>
    public bool VerifiesCertificate { get; init; } = true;

    /// <summary>Reads them off a URL and the demuxer options that concern HTTP.</summary>
    public static HttpSourceOptions From(Uri url, IReadOnlyDictionary<string, string> options) => new()
    {
        Credentials = CredentialsOf(url),
        Headers = [.. HeadersOf(options)],
        VerifiesCertificate = options.GetValueOrDefault("tls_verify") != "0",
    };

    private static CredentialCache? CredentialsOf(Uri url)
    {
        if (url.UserInfo.Length == 0)
        {
            return null;
        }

        var parts = url.UserInfo.Split(':', 2);
        var credential = new NetworkCredential(
            Uri.UnescapeDataString(parts[0]), parts.Length > 1 ? Uri.UnescapeDataString(parts[1]) : "");
        var host = new Uri(url.GetLeftPart(UriPartial.Authority).Replace(url.UserInfo + "@", "", StringComparison.Ordinal));
        return new CredentialCache { { host, "Basic", credential }, { host, "Digest", credential } };
    }

    private static IEnumerable<KeyValuePair<string, string>> HeadersOf(IReadOnlyDictionary<string, string> options)
    {
        foreach (var (option, header) in new[] { ("user_agent", "User-Agent"), ("referer", "Referer"), ("cookies", "Cookie") })
        {
            if (options.TryGetValue(option, out var value))
            {
                yield return new(header, value);
            }
        }

        foreach (var line in options.GetValueOrDefault("headers", "").Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Split(':', 2) is [var name, var value])
            {
                yield return new(name.Trim(), value.Trim());
            }
        }
    }
}
