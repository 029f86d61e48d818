using LunaVideoAgent.Gateway.Errors;

namespace LunaVideoAgent.Gateway.Analytics;

/// <summary>Checks zone beyond the types of its members.</summary>
internal static class ZoneValidator
{
    /// <summary>What may be asked for.</summary>
    public static readonly IReadOnlyList<string> Targets = ["overview"];

    public static void Validate(ZoneParametersBody body, BodyPath at)
    {
        Require.Known(body.Unknown, at);
        Require.Present(body.Zones, at["zones"]);
        Require.Count(body.Zones, 1, Limits.Places, at["zones"]);
        Require.Each(body.Zones, at["zones"], (zone, place) => zone.Validate(place));
        Require.Unique(body.Zones.Select(zone => zone.Name), at["zones"]);
        Require.Names(body.Classes, Limits.Entries, Limits.Name, at["classes"]);
        Require.Range(body.MinDwell, 0, Limits.MaxSeconds, at["min_dwell"]);
        body.EventPolicy.Validate(at["event_policy"]);
        body.Roi?.Validate(at["roi"]);
        body.Droi?.Validate(at["droi"]);
        body.Rate.Validate(at["rate"]);
        Require.AtLeast(body.ProbeCount, 1, at["probe_count"]);
        body.ImageRetainPolicy.Validate(at["image_retain_policy"]);
    }
}
