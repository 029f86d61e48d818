using LunaVideoAgent.Gateway.Errors;
using LunaVideoAgent.Grains.Abstractions.Uploads;

namespace LunaVideoAgent.Gateway.Requests;

/// <summary>
/// Where a source may be, as far as its text tells. libavformat takes what stands before the first colon for a protocol, even without
/// slashes (<c>concat:a|b</c>, <c>subfile,,start,0,end,9,,:/etc/passwd</c>), so that anything unknown there is refused.
/// </summary>
internal static class SourceReference
{
    private static readonly string[] Live = ["rtsp", "rtsps", "http", "https", "file", UploadReference.Scheme];
    private static readonly string[] Files = ["http", "https", "file", UploadReference.Scheme];

    /// <summary>A stream's source.</summary>
    public static void ValidateStream(string reference, BodyPath at) => Validate(reference, Live, at);

    /// <summary>A video file to be read at once.</summary>
    public static void ValidateFile(string reference, BodyPath at) => Validate(reference, Files, at);

    private static void Validate(string reference, string[] schemes, BodyPath at)
    {
        Require.That(reference.Length > 0, at, "must not be empty");
        Require.Length(reference, Analytics.Limits.Url, at);
        Require.That(!reference.Any(char.IsControl), at, "must not contain control characters");

        var scheme = SchemeOf(reference);

        if (scheme is null)
        {
            return;
        }

        Require.That(
            schemes.Contains(scheme, StringComparer.OrdinalIgnoreCase),
            at,
            $"must be a path or a url with one of: {string.Join(", ", schemes)}");

        if (scheme.Equals(UploadReference.Scheme, StringComparison.OrdinalIgnoreCase))
        {
            Require.That(UploadReference.TryParse(reference, out _), at, "must be upload: and the lower case id of an uploaded video");
            return;
        }

        var rest = reference.AsSpan(scheme.Length + 1);
        var isFile = scheme.Equals("file", StringComparison.OrdinalIgnoreCase);
        Require.That(isFile ? rest.Length > 0 : rest is ['/', '/', not '/', ..], at, "must name a host");
    }

    private static string? SchemeOf(string reference)
    {
        var colon = reference.IndexOf(':', StringComparison.Ordinal);
        var slash = reference.IndexOf('/', StringComparison.Ordinal);
        var isPath = colon < 0 || (slash >= 0 && slash < colon);
        return isPath ? null : reference[..colon];
    }
}
