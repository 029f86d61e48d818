using System.Text.RegularExpressions;

namespace LunaVideoAgent.Inference.Media;

/// <summary>A source's reference, taken apart; nothing is resolved or opened.</summary>
/// <param name="Scheme">How it is reached.</param>
/// <param name="Target">The URL or the path, with credentials.</param>
/// <param name="Name">What it is called in messages: without credentials and query.</param>
internal sealed partial record SourceLocation(SourceScheme Scheme, string Target, string Name)
{
    /// <summary>Takes a reference apart.</summary>
    /// <exception cref="MediaException">Its scheme is not allowed, or it is no URL.</exception>
    public static SourceLocation Parse(string reference)
    {
        if (string.IsNullOrWhiteSpace(reference) || reference.AsSpan().ContainsAny('\0', '\r', '\n'))
        {
            throw new MediaException(MediaErrorKind.Forbidden, "The source's reference is empty or has line breaks.");
        }

        var scheme = Prefix().Match(reference);
        return scheme.Success
            ? ParseUrl(reference, scheme.Groups["name"].Value)
            : new SourceLocation(SourceScheme.File, reference, Path.GetFileName(reference));
    }

    private static SourceLocation ParseUrl(string reference, string name) => name.ToUpperInvariant() switch
    {
        "FILE" => ParseFile(reference),
        "UPLOAD" => ParseUpload(reference, name),
        "HTTP" or "HTTPS" => new SourceLocation(SourceScheme.Http, Absolute(reference), SourceText.Mask(reference)),
        "RTSP" => new SourceLocation(SourceScheme.Rtsp, Absolute(reference), SourceText.Mask(reference)),
        "RTSPS" => new SourceLocation(SourceScheme.Rtsps, Absolute(reference), SourceText.Mask(reference)),
        _ => throw new MediaException(
            MediaErrorKind.Forbidden, $"Sources of the kind '{name}' are not allowed; use rtsp, rtsps, http, https, upload or a file."),
    };

    private static SourceLocation ParseFile(string reference)
    {
        var isLocal = Uri.TryCreate(reference, UriKind.Absolute, out var url) && url.IsFile && !url.IsUnc;
        return isLocal
            ? new SourceLocation(SourceScheme.File, url!.LocalPath, Path.GetFileName(url.LocalPath))
            : throw new MediaException(MediaErrorKind.Forbidden, "A file's URL must name a file of this machine: file:///path.");
    }

    private static SourceLocation ParseUpload(string reference, string name) =>
        Guid.TryParseExact(reference.AsSpan(name.Length + 1), "D", out var videoId)
            ? new SourceLocation(SourceScheme.Upload, $"{videoId:N}", reference)
            : throw new MediaException(MediaErrorKind.Forbidden, "An uploaded video is named by its id: upload:VIDEO_ID.");

    private static string Absolute(string reference) =>
        Uri.TryCreate(reference, UriKind.Absolute, out var url) && url.Host.Length > 0
            ? reference
            : throw new MediaException(MediaErrorKind.NotFound, $"{SourceText.Mask(reference)} is not a valid URL.");

    // libav also takes options between the name of a protocol and its colon: "subfile,,start,0,end,9,,:path".
    [GeneratedRegex("""^(?<name>[A-Za-z][A-Za-z0-9+.\-]*)(,[^/]*)?:""", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Prefix();
}
