using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Grains.Analytics.Schedules;

/// <summary>
/// When an analytic works: while the clock on the wall of its time zone shows a time within one of its intervals, whatever daylight saving
/// does to that clock, or within an absolute interval. A time that is skipped in spring is never shown, one that is repeated in autumn is
/// shown twice. An interval that ends where it starts, or before, ends on the next day.
/// </summary>
internal sealed class WorkingHours(AnalyticSchedule schedule)
{
    // Every week day comes twice within it, so that an opening which spring skips is found a week later.
    private const int DaysAhead = 15;

    private readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(schedule.TimeZone);

    /// <summary>Whether it works at a moment.</summary>
    public bool IsOpenAt(DateTimeOffset time)
    {
        var local = TimeZoneInfo.ConvertTime(time, _zone);

        foreach (var interval in schedule.Intervals)
        {
            if (interval.Start is null ? interval.StartTime <= time && time < interval.EndTime : IsShown(interval, local.DateTime))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The first moment after another one at which it begins to work; null if it never will.</summary>
    public DateTimeOffset? FirstOpening(DateTimeOffset after) => Candidates(after)
        .Where(moment => moment > after && IsOpenAt(moment))
        .Select(moment => (DateTimeOffset?)moment)
        .Min();

    private static bool IsShown(WorkingInterval interval, DateTime local)
    {
        var clock = TimeOnly.FromDateTime(local);

        return interval.Start < interval.End
            ? IsOn(interval, local) && interval.Start <= clock && clock < interval.End
            : (IsOn(interval, local) && interval.Start <= clock) || (IsOn(interval, local.AddDays(-1)) && clock < interval.End);
    }

    // ISO 8601: Monday is 1, Sunday 7.
    private static bool IsOn(WorkingInterval interval, DateTime local) =>
        interval.Days.Contains(local.DayOfWeek is DayOfWeek.Sunday ? 7 : (int)local.DayOfWeek);

    // Where an interval starts, and where the clock on the wall is set: nowhere else can it begin to be open.
    private IEnumerable<DateTimeOffset> Candidates(DateTimeOffset after)
    {
        var today = TimeZoneInfo.ConvertTime(after, _zone).Date;

        foreach (var interval in schedule.Intervals)
        {
            if (interval.StartTime is { } once)
            {
                yield return once;
            }

            for (var day = 0; interval.Start is { } start && day <= DaysAhead; day++)
            {
                foreach (var moment in MomentsOf(today.AddDays(day) + start.ToTimeSpan()))
                {
                    yield return moment;
                }
            }
        }

        foreach (var moment in ClockChanges(after))
        {
            yield return moment;
        }
    }

    private IEnumerable<DateTimeOffset> MomentsOf(DateTime local)
    {
        if (_zone.IsInvalidTime(local))
        {
            return [];
        }

        return _zone.IsAmbiguousTime(local)
            ? _zone.GetAmbiguousTimeOffsets(local).Select(offset => new DateTimeOffset(local, offset))
            : [new DateTimeOffset(local, _zone.GetUtcOffset(local))];
    }

    // To the second; no zone sets its clock twice within an hour.
    private IEnumerable<DateTimeOffset> ClockChanges(DateTimeOffset after)
    {
        var second = after.AddTicks(-(after.Ticks % TimeSpan.TicksPerSecond));

        for (var hour = 0; hour < DaysAhead * 24; hour++)
        {
            var (low, high) = (second.AddHours(hour), second.AddHours(hour + 1));

            if (_zone.GetUtcOffset(low) == _zone.GetUtcOffset(high))
            {
                continue;
            }

            for (var offset = _zone.GetUtcOffset(low); high - low > TimeSpan.FromSeconds(1);)
            {
                var middle = low.AddSeconds(Math.Floor((high - low).TotalSeconds / 2));
                (low, high) = _zone.GetUtcOffset(middle) == offset ? (middle, high) : (low, middle);
            }

            yield return high;
        }
    }
}
