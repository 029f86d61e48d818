using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json.Serialization;
using LunaVideoAgent.Gateway.Errors;
using LunaVideoAgent.Gateway.OpenApi;
using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Gateway.Analytics;

/// <summary>One interval of a schedule: weekly, or once.</summary>
[Variant("weekly", Only = ["days", "start", "end"], Requires = ["days", "start", "end"])]
[Variant("absolute", Only = ["start_time", "end_time"], Requires = ["start_time", "end_time"])]
internal sealed class WorkingIntervalBody
{
    private const string ClockPattern = "^[0-2][0-9]:[0-5][0-9](:[0-5][0-9])?$";

    private static readonly string[] Clock = ["HH:mm", "HH:mm:ss"];

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [MinLength(1), Range(1, 7)]
    public List<int>? Days { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [RegularExpression(ClockPattern)]
    public string? Start { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [RegularExpression(ClockPattern)]
    public string? End { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? StartTime { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? EndTime { get; set; }

    private bool IsWeekly => Days is not null || Start is not null || End is not null;

    public static WorkingIntervalBody From(WorkingInterval interval) => new()
    {
        Days = interval.Days.Count > 0 ? [.. interval.Days] : null,
        Start = interval.Start?.ToString(Clock[1], CultureInfo.InvariantCulture),
        End = interval.End?.ToString(Clock[1], CultureInfo.InvariantCulture),
        StartTime = interval.StartTime,
        EndTime = interval.EndTime,
    };

    public void Validate(BodyPath at)
    {
        if (IsWeekly)
        {
            ValidateWeekly(at);
            return;
        }

        Require.Present(StartTime, at["start_time"]);
        Require.Present(EndTime, at["end_time"]);
        Require.That(StartTime < EndTime, at["end_time"], "must be after start_time");
    }

    public WorkingInterval ToInterval() => IsWeekly
        ? new() { Days = Days!, Start = Parse(Start!), End = Parse(End!) }
        : new() { StartTime = StartTime, EndTime = EndTime };

    private static TimeOnly? Parse(string text) =>
        TimeOnly.TryParseExact(text, Clock, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    private static void ValidateClock(string? text, BodyPath at)
    {
        Require.Present(text, at);
        Require.That(Parse(text) is not null, at, "must be a time of day such as 08:30 or 08:30:00");
    }

    private void ValidateWeekly(BodyPath at)
    {
        Require.Absent(StartTime, at["start_time"], "must not be given together with days, start or end");
        Require.Absent(EndTime, at["end_time"], "must not be given together with days, start or end");
        Require.Present(Days, at["days"]);
        Require.Count(Days, 1, Limits.Entries, at["days"]);
        Require.Each(Days, at["days"], (day, place) => Require.Range(day, 1, 7, place));
        ValidateClock(Start, at["start"]);
        ValidateClock(End, at["end"]);
    }
}
