using LunaVideoAgent.Grains.Abstractions.Sources;

namespace LunaVideoAgent.Gateway.Sources;

/// <summary>What a source is, and its first picture, a JPEG in base64. Times are in seconds.</summary>
internal sealed record SourceCheckResponse(
    int Width,
    int Height,
    double? FrameRate,
    double? Duration,
    string Format,
    string Codec,
    double Taken,
    string Image)
{
    public static SourceCheckResponse From(SourceCheck check) => new(
        check.Width,
        check.Height,
        check.FrameRate,
        check.Duration?.TotalSeconds,
        check.Format,
        check.Codec,
        check.Taken.TotalSeconds,
        Convert.ToBase64String(check.Jpeg));
}
