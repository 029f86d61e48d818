using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Analytics.Schedules;

namespace LunaVideoAgent.Grains.Tests.Analytics.Schedules;

internal sealed class WorkingHoursTests
{
    private const string Berlin = "Europe/Berlin";

    private static readonly int[] Always = [1, 2, 3, 4, 5, 6, 7];

    // 2 March 2026 is a Monday.
    [TestCase("2026-03-02T08:59:59+01:00", false)]
    [TestCase("2026-03-02T09:00:00+01:00", true)]
    [TestCase("2026-03-02T16:59:59+01:00", true)]
    [TestCase("2026-03-02T17:00:00+01:00", false)]
    [TestCase("2026-03-07T12:00:00+01:00", false)]
    [TestCase("2026-03-08T12:00:00+01:00", true)]
    [TestCase("2026-03-02T08:00:00Z", true)]
    public void Weekly_intervals_go_by_the_clock_of_their_zone(string time, bool isOpen) =>
        Assert.That(Weekly(Berlin, "09:00", "17:00", 1, 7).IsOpenAt(At(time)), Is.EqualTo(isOpen));

    [TestCase("2026-03-02T21:59:59Z", false)]
    [TestCase("2026-03-02T22:00:00Z", true)]
    [TestCase("2026-03-03T05:59:59Z", true)]
    [TestCase("2026-03-03T06:00:00Z", false)]
    [TestCase("2026-03-03T22:00:00Z", false)]
    public void A_night_belongs_to_the_day_it_begins_on(string time, bool isOpen) =>
        Assert.That(Weekly("UTC", "22:00", "06:00", 1).IsOpenAt(At(time)), Is.EqualTo(isOpen));

    [Test]
    public void A_whole_day_ends_where_it_began()
    {
        var hours = Weekly("UTC", "08:00", "08:00", 1);

        Assert.That(
            new[] { "02T07:59", "02T08:00", "03T07:59", "03T08:00" }.Select(time => hours.IsOpenAt(At($"2026-03-{time}:00Z"))),
            Is.EqualTo([false, true, true, false]));
    }

    [Test]
    public void An_absolute_interval_is_open_once()
    {
        var hours = Of("UTC", new WorkingInterval { StartTime = At("2026-03-02T10:00:00Z"), EndTime = At("2026-03-02T11:00:00Z") });

        Assert.That(
            new[] { "09:59:59", "10:00:00", "10:59:59", "11:00:00" }.Select(time => hours.IsOpenAt(At($"2026-03-02T{time}Z"))),
            Is.EqualTo([false, true, true, false]));
        Assert.That(hours.FirstOpening(At("2026-03-02T09:00:00Z")), Is.EqualTo(At("2026-03-02T10:00:00Z")));
        Assert.That(hours.FirstOpening(At("2026-03-02T11:00:00Z")), Is.Null);
    }

    // 29 March 2026: 01:59:59 is followed by 03:00:00, which is 01:00 UTC.
    [TestCase("2026-03-28", "2026-03-28T08:00:00Z")]
    [TestCase("2026-03-29", "2026-03-29T07:00:00Z")]
    [TestCase("2026-10-24", "2026-10-24T07:00:00Z")]
    [TestCase("2026-10-25", "2026-10-25T08:00:00Z")]
    public void Nine_o_clock_is_nine_o_clock_before_and_after_the_clock_is_set(string day, string opening)
    {
        var hours = Weekly(Berlin, "09:00", "17:00", Always);

        Assert.That(hours.FirstOpening(At($"{day}T00:00:00Z")), Is.EqualTo(At(opening)));
    }

    [Test]
    public void A_night_in_spring_is_an_hour_shorter_and_one_in_autumn_an_hour_longer()
    {
        var hours = Weekly(Berlin, "22:00", "06:00", Always);

        Assert.That(Open(hours, "2026-03-28T12:00:00Z", hoursAhead: 24), Is.EqualTo(TimeSpan.FromHours(7)));
        Assert.That(Open(hours, "2026-10-24T12:00:00Z", hoursAhead: 24), Is.EqualTo(TimeSpan.FromHours(9)));
    }

    [Test]
    public void What_spring_skips_does_not_happen_and_is_open_again_the_day_after()
    {
        var hours = Weekly(Berlin, "02:15", "02:45", Always);

        Assert.That(Open(hours, "2026-03-29T00:00:00Z", hoursAhead: 20), Is.EqualTo(TimeSpan.Zero));
        Assert.That(hours.FirstOpening(At("2026-03-29T00:00:00Z")), Is.EqualTo(At("2026-03-30T00:15:00Z")));
    }

    [Test]
    public void What_spring_cuts_begins_when_the_clock_is_set()
    {
        var hours = Weekly(Berlin, "02:30", "04:00", Always);

        Assert.That(hours.FirstOpening(At("2026-03-29T00:00:00Z")), Is.EqualTo(At("2026-03-29T01:00:00Z")));
        Assert.That(Open(hours, "2026-03-29T00:00:00Z", hoursAhead: 20), Is.EqualTo(TimeSpan.FromHours(1)));
    }

    // 25 October 2026: 02:59:59 is followed by 02:00:00, which is 01:00 UTC.
    [Test]
    public void What_autumn_repeats_happens_twice()
    {
        var hours = Weekly(Berlin, "02:00", "02:30", Always);

        Assert.That(Open(hours, "2026-10-24T20:00:00Z", hoursAhead: 12), Is.EqualTo(TimeSpan.FromHours(1)));
        Assert.That(hours.FirstOpening(At("2026-10-24T23:00:00Z")), Is.EqualTo(At("2026-10-25T00:00:00Z")));
        Assert.That(hours.FirstOpening(At("2026-10-25T00:30:00Z")), Is.EqualTo(At("2026-10-25T01:00:00Z")));
        Assert.That(hours.FirstOpening(At("2026-10-25T01:30:00Z")), Is.EqualTo(At("2026-10-26T01:00:00Z")));
    }

    [Test]
    public void A_zone_that_sets_its_clock_by_half_an_hour_is_no_exception()
    {
        // Lord Howe, 5 April 2026: 02:00 at +11 becomes 01:30 at +10:30, at 15:00 UTC of the day before.
        var hours = Weekly("Australia/Lord_Howe", "01:30", "01:45", Always);

        Assert.That(Open(hours, "2026-04-04T12:00:00Z", hoursAhead: 6), Is.EqualTo(TimeSpan.FromMinutes(30)));
        Assert.That(hours.FirstOpening(At("2026-04-04T14:45:00Z")), Is.EqualTo(At("2026-04-04T15:00:00Z")));
    }

    [Test]
    public void The_next_opening_may_be_a_week_away()
    {
        var hours = Weekly("UTC", "09:00", "10:00", 1);

        Assert.That(hours.FirstOpening(At("2026-03-02T09:00:00Z")), Is.EqualTo(At("2026-03-09T09:00:00Z")));
    }

    [Test]
    public void Every_opening_of_a_year_is_the_first_moment_at_which_it_is_open(
        [Values(Berlin, "America/New_York", "Africa/Cairo")] string zone)
    {
        var hours = Of(
            zone,
            new WorkingInterval { Days = Always, Start = new TimeOnly(23, 30), End = new TimeOnly(0, 30) },
            new WorkingInterval { Days = Always, Start = new TimeOnly(2, 10), End = new TimeOnly(3, 20) });
        var wasOpen = true;
        var last = At("2026-01-01T12:00:00Z");
        var expected = hours.FirstOpening(last);

        for (var time = last; time < last.AddDays(366); time = time.AddMinutes(5))
        {
            var isOpen = hours.IsOpenAt(time);

            if (isOpen && !wasOpen)
            {
                Assert.That(expected, Is.EqualTo(time));
            }

            if (wasOpen && !isOpen)
            {
                expected = hours.FirstOpening(time);
            }

            wasOpen = isOpen;
        }
    }

    private static TimeSpan Open(WorkingHours hours, string from, int hoursAhead)
    {
        var minutes = Enumerable.Range(0, hoursAhead * 60).Count(minute => hours.IsOpenAt(At(from).AddMinutes(minute)));
        return TimeSpan.FromMinutes(minutes);
    }

    private static WorkingHours Weekly(string zone, string start, string end, params int[] days) => Of(
        zone,
        new WorkingInterval
        {
            Days = days,
            Start = TimeOnly.Parse(start, System.Globalization.CultureInfo.InvariantCulture),
            End = TimeOnly.Parse(end, System.Globalization.CultureInfo.InvariantCulture),
        });

    private static WorkingHours Of(string zone, params WorkingInterval[] intervals) => new(new AnalyticSchedule(zone, intervals));

    private static DateTimeOffset At(string time) => DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture);
}
