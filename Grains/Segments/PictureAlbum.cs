using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.VideoSdk;

namespace LunaVideoAgent.Grains.Segments;

/// <summary>Puts pictures into the events that refer to them.</summary>
internal static class PictureAlbum
{
    /// <summary>References of all events, each once.</summary>
    public static IReadOnlyList<string> References(VideoResult result) =>
    [
        .. result.Analytics
            .SelectMany(analytic => analytic.Events ?? [])
            .Select(one => one.Overview?.Image)
            .OfType<string>()
            .Distinct(),
    ];

    /// <summary>The result with pictures for references.</summary>
    public static VideoResult Fill(VideoResult result, IReadOnlyDictionary<string, string> pictures) => result with
    {
        Analytics =
        [
            .. result.Analytics.Select(analytic => analytic with
            {
                Events = analytic.Events is { } events ? [.. events.Select(one => Fill(one, pictures))] : null,
            }),
        ],
    };

    private static AnalyticEvent Fill(AnalyticEvent one, IReadOnlyDictionary<string, string> pictures) =>
        one.Overview is { Image: { } reference } overview
            ? one with { Overview = overview with { Image = pictures[reference] } }
            : one;
}
