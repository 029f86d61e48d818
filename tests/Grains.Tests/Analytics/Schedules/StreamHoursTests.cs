using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Analytics.Schedules;
using LunaVideoAgent.Grains.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace LunaVideoAgent.Grains.Tests.Analytics.Schedules;

internal sealed class StreamHoursTests
{
    private static readonly int[] Always = [1, 2, 3, 4, 5, 6, 7];

    [Test]
    public void A_stream_works_while_one_of_its_analytics_does()
    {
        var hours = new StreamHours([Scheduled("UTC", 8, 10), Scheduled("UTC", 9, 12)]);

        Assert.That(
            new[] { 7, 8, 9, 11, 12 }.Select(hour => hours.IsOpenAt(At(hour))), Is.EqualTo([false, true, true, true, false]));
        Assert.That(hours.FirstOpening(At(12)), Is.EqualTo(At(8).AddDays(1)));
    }

    [Test]
    public void With_an_analytic_that_has_no_schedule_it_always_works() =>
        Assert.That(new StreamHours([Scheduled("UTC", 8, 10), PipelineBench.PeopleCount()]).IsOpenAt(At(12)), Is.True);

    // The night of the 25th of October has the hour from two to three twice: 06:00 is 05:00 UTC, not 04:00.
    [TestCase("2026-10-23T20:30:00Z", "2026-10-24T04:00:00Z")]
    [TestCase("2026-10-24T20:30:00Z", "2026-10-25T05:00:00Z")]
    [TestCase("2026-03-28T21:30:00Z", "2026-03-29T04:00:00Z")]
    [CancelAfter(20_000)]
    public async Task A_stream_of_the_night_closes_at_six_on_the_wall(string from, string end)
    {
        var time = new FakeTimeProvider(Parse(from));
        var hours = new StreamHours([Scheduled("Europe/Berlin", 22, 6)]);
        var closed = hours.WaitUntilClosedAsync(time, TestContext.CurrentContext.CancellationToken);

        time.SetUtcNow(Parse(end).AddSeconds(-1));
        await Task.Yield();
        Assert.That((hours.IsOpenAt(time.GetUtcNow()), closed.IsCompleted), Is.EqualTo((true, false)));

        time.Advance(TimeSpan.FromSeconds(1));
        await closed;
    }

    [Test]
    public void Nobody_waits_for_what_never_closes()
    {
        using var stop = new CancellationTokenSource();
        var closed = new StreamHours([PipelineBench.PeopleCount()]).WaitUntilClosedAsync(new FakeTimeProvider(), stop.Token);

        stop.Cancel();

        Assert.That(async () => await closed, Throws.InstanceOf<OperationCanceledException>());
    }

    private static AnalyticSettings Scheduled(string zone, int start, int end) => PipelineBench.PeopleCount() with
    {
        Schedule = new AnalyticSchedule(
            zone, [new WorkingInterval { Days = Always, Start = new TimeOnly(start, 0), End = new TimeOnly(end, 0) }]),
    };

    private static DateTimeOffset At(int hour) => new(2026, 6, 1, hour, 0, 0, TimeSpan.Zero);

    private static DateTimeOffset Parse(string time) => DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture);
}
