using LunaVideoAgent.Gateway.Errors;

namespace LunaVideoAgent.Gateway.Analytics;

/// <summary>Checks line_crossing beyond the types of its members.</summary>
internal static class LineCrossingValidator
{
    /// <summary>What may be asked for.</summary>
    public static readonly IReadOnlyList<string> Targets = ["overview"];

    public static void Validate(LineCrossingParametersBody body, BodyPath at)
    {
        Require.Known(body.Unknown, at);
        Require.Present(body.Lines, at["lines"]);
        Require.Count(body.Lines, 1, Limits.Places, at["lines"]);
        Require.Each(body.Lines, at["lines"], (line, place) => line.Validate(place));
        Require.Unique(body.Lines.Select(line => line.Name), at["lines"]);
        Require.Names(body.Classes, Limits.Entries, Limits.Name, at["classes"]);
        Require.Range(body.Hysteresis, 0, 1, at["hysteresis"]);
        body.EventPolicy.Validate(at["event_policy"]);
        body.Roi?.Validate(at["roi"]);
        body.Droi?.Validate(at["droi"]);
        body.Rate.Validate(at["rate"]);
        Require.AtLeast(body.ProbeCount, 1, at["probe_count"]);
        body.ImageRetainPolicy.Validate(at["image_retain_policy"]);
    }
}
