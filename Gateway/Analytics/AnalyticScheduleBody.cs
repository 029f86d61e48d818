using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using LunaVideoAgent.Gateway.Errors;
using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Gateway.Analytics;

/// <summary>When an analytic works.</summary>
internal sealed partial class AnalyticScheduleBody
{
    public string Timezone { get; set; } = "UTC";

    // The schema does not require it; a schedule without intervals is none.
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [MinLength(1)]
    public List<WorkingIntervalBody>? Intervals { get; set; }

    public static AnalyticScheduleBody From(AnalyticSchedule schedule) =>
        new() { Timezone = schedule.TimeZone, Intervals = [.. schedule.Intervals.Select(WorkingIntervalBody.From)] };

    public void Validate(BodyPath at)
    {
        Require.That(IsTimeZone(Timezone), at["timezone"], "is not a known time zone");

        if (Intervals is not null)
        {
            Require.Count(Intervals, 1, Limits.Entries, at["intervals"]);
            Require.Each(Intervals, at["intervals"], (interval, place) => interval.Validate(place));
        }
    }

    public AnalyticSchedule? ToSchedule() =>
        Intervals is null ? null : new(Timezone, [.. Intervals.Select(interval => interval.ToInterval())]);

    // A zone is looked up as a file below the zone folder: the name must not be able to leave it.
    private static bool IsTimeZone(string name) => ZoneName().IsMatch(name) && TimeZoneInfo.TryFindSystemTimeZoneById(name, out _);

    [GeneratedRegex(@"\A[A-Za-z0-9_+-]{1,32}(/[A-Za-z0-9_+-]{1,32}){0,3}\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ZoneName();
}
