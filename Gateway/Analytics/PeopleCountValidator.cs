using LunaVideoAgent.Gateway.Errors;

namespace LunaVideoAgent.Gateway.Analytics;

/// <summary>Checks people_count beyond the types of its members.</summary>
internal static class PeopleCountValidator
{
    // Some clients ask for the count itself, which is always there.
    private const string ImpliedTarget = "people_count";

    private static readonly string[] Targets = ["coordinates", "overview", ImpliedTarget];

    // Names of 1.16 and before, spelt with one underscore; the service dropped them because they were silently ignored.
    private static readonly string[] Misspelt = ["people_count_gte", "people_count_lte"];

    public static void ValidateTargets(List<string> targets, BodyPath at) => Require.Words(targets, Targets, at);

    /// <summary>The targets that make a difference.</summary>
    public static IReadOnlyList<string> WithoutImplied(List<string> targets) => [.. targets.Where(target => target != ImpliedTarget)];

    public static void Validate(PeopleCountParametersBody body, BodyPath at)
    {
        body.EventPolicy.Validate(at["event_policy"]);
        body.Roi?.Validate(at["roi"]);
        body.Droi?.Validate(at["droi"]);
        body.Rate.Validate(at["rate"]);
        Require.AtLeast(body.ProbeCount, 1, at["probe_count"]);
        ValidateCounts(body, at);
        Require.Range(body.EventDelay, 0, Limits.MaxSeconds, at["event_delay"]);
        body.ImageRetainPolicy.Validate(at["image_retain_policy"]);
    }

    private static void ValidateCounts(PeopleCountParametersBody body, BodyPath at)
    {
        foreach (var name in Misspelt)
        {
            var isGiven = body.Unknown?.ContainsKey(name) ?? false;
            Require.That(!isGiven, at[name], "unknown member; the names are people_count__gte and people_count__lte");
        }

        Require.AtLeast(body.PeopleCountThreshold, 0, at["people_count_threshold"]);
        Require.AtLeast(body.CountAtLeast, 0, at["people_count__gte"]);
        Require.AtLeast(body.CountAtMost, 0, at["people_count__lte"]);
        Require.That(
            body.CountAtMost is null || body.CountAtLeast is null || body.CountAtMost < body.CountAtLeast,
            at["people_count__lte"],
            "must be below people_count__gte");

        var hasRange = body.CountAtLeast is not null || body.CountAtMost is not null;
        Require.That(
            !hasRange || body.PeopleCountThreshold is null,
            at["people_count_threshold"],
            "must not be given together with people_count__gte or people_count__lte");
    }
}
