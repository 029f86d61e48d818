namespace LunaVideoAgent.Grains.Abstractions.VideoSdk;

/// <summary>The analysis of one video.</summary>
/// <param name="Video">The video itself.</param>
/// <param name="Analytics">One result an analytic, in the order of the request.</param>
[GenerateSerializer, Immutable, Alias("luna.VideoResult")]
public sealed record VideoResult(
    [property: Id(0)] VideoData Video,
    [property: Id(1)] IReadOnlyList<VideoAnalyticResult> Analytics);
