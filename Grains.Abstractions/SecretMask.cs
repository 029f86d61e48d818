namespace LunaVideoAgent.Grains.Abstractions;

/// <summary>Takes secrets out of what people see: answers, logs, errors.</summary>
public static class SecretMask
{
    /// <summary>What stands in a secret's place.</summary>
    public const string Mask = "***";

    /// <summary>A URL whose user name and password, if it has some, are masked; anything else as it is.</summary>
    public static string Url(string url)
    {
        ArgumentNullException.ThrowIfNull(url);
        var start = url.IndexOf("://", StringComparison.Ordinal);

        if (start < 0)
        {
            return url;
        }

        start += 3;
        var end = url.AsSpan(start).IndexOfAny('/', '?', '#');
        var authority = end < 0 ? url.AsSpan(start) : url.AsSpan(start, end);
        var at = authority.LastIndexOf('@');

        if (at < 0)
        {
            return url;
        }

        var masked = authority[..at].Contains(':') ? $"{Mask}:{Mask}" : Mask;
        return string.Concat(url.AsSpan(0, start), masked, url.AsSpan(start + at));
    }
}
