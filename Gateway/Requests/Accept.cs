using LunaVideoAgent.Grains.Abstractions.Errors;
using Microsoft.Net.Http.Headers;

namespace LunaVideoAgent.Gateway.Requests;

/// <summary>Which of several representations a client wants (RFC 9110, 12.5.1).</summary>
internal static class Accept
{
    /// <summary>The offered type that the client likes best; the first one if it does not say.</summary>
    /// <exception cref="AgentException">12023: it wants none of them.</exception>
    public static string Choose(HttpRequest request, params ReadOnlySpan<string> offered) =>
        request.Headers.Accept.Count == 0 ? offered[0] : ChooseRequired(request, offered);

    /// <summary>The offered type that the client likes best, which it must name.</summary>
    /// <exception cref="AgentException">12023: it wants none of them, or does not say.</exception>
    public static string ChooseRequired(HttpRequest request, params ReadOnlySpan<string> offered)
    {
        var (best, quality) = ("", 0.0);

        if (MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var wanted))
        {
            foreach (var type in offered)
            {
                var liking = QualityOf(type, wanted);

                if (liking > quality)
                {
                    (best, quality) = (type, liking);
                }
            }
        }

        return quality > 0 ? best : throw AgentErrors.NotAcceptable(string.Join(", ", offered));
    }

    // The most specific range that covers a type decides on it.
    private static double QualityOf(string type, IList<MediaTypeHeaderValue> wanted)
    {
        var offered = MediaTypeHeaderValue.Parse(type);
        MediaTypeHeaderValue? closest = null;

        foreach (var range in wanted)
        {
            if (offered.IsSubsetOf(WithoutQuality(range)) && (closest is null || Specificity(range) > Specificity(closest)))
            {
                closest = range;
            }
        }

        return closest is null ? 0 : closest.Quality ?? 1;
    }

    private static MediaTypeHeaderValue WithoutQuality(MediaTypeHeaderValue range) => new(range.MediaType);

    private static int Specificity(MediaTypeHeaderValue range) => range.MatchesAllTypes ? 0 : range.MatchesAllSubTypes ? 1 : 2;
}
