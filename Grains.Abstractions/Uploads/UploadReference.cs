using System.Diagnostics.CodeAnalysis;

namespace LunaVideoAgent.Grains.Abstractions.Uploads;

/// <summary>How an uploaded video is named as a source: <c>upload:</c> and its id. It says nothing of where the file is.</summary>
public static class UploadReference
{
    /// <summary>What it begins with.</summary>
    public const string Scheme = "upload";

    /// <summary>The reference of a video.</summary>
    public static string Of(Guid videoId) => $"{Scheme}:{videoId}";

    /// <summary>Whether a source is an uploaded video, and which.</summary>
    public static bool TryParse([NotNullWhen(true)] string? reference, out Guid videoId)
    {
        videoId = Guid.Empty;
        return reference?.StartsWith($"{Scheme}:", StringComparison.Ordinal) == true
            && Guid.TryParseExact(reference.AsSpan(Scheme.Length + 1), "D", out videoId)
            && reference == Of(videoId);
    }
}
