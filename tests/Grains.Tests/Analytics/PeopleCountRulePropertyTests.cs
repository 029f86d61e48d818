using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Tests.Analytics.Support;

namespace LunaVideoAgent.Grains.Tests.Analytics;

/// <summary>What is true of every series of counts.</summary>
internal sealed class PeopleCountRulePropertyTests
{
    private const int Few = 1;
    private const int Many = 4;

    [Test]
    public void The_events_are_those_that_a_regular_expression_finds_in_the_series() =>
        Properties.ForAll(Sources(), source =>
        {
            var run = source.Run(EventTrigger.End);

            return run.Crowds.Order().SequenceEqual(Expected(source, "few").Concat(Expected(source, "many")).Order());
        });

    [Test]
    public void A_series_that_never_leaves_the_range_has_no_event() =>
        Properties.ForAll(Sources(lowest: Few + 1, highest: Many - 1), source =>
            Enum.GetValues<EventTrigger>().All(trigger => source.Run(trigger).Events.Count == 0));

    [Test]
    public void Runs_shorter_than_the_probes_have_no_event() =>
        Properties.ForAll(Sources(), source =>
        {
            // Someone within the range walks in before each run could be confirmed.
            var broken = source.Counts.Select((count, i) => i % source.Probes == source.Probes - 1 ? Few + 1 : count);

            return (source with { Counts = [.. broken] }).Run(EventTrigger.End).Events.Count == 0;
        });

    [Test]
    public void Starts_and_ends_alternate_and_segments_do_not_overlap() =>
        Properties.ForAll(Sources(), source =>
        {
            var run = source.Run(EventTrigger.Period, intervalSeconds: 0.5);
            var events = run.Events.GroupBy(sent => sent.EventId).Select(group => group.ToArray()).ToArray();

            // All messages of an event come together: the next one starts when it has ended.
            return run.Events.Select(sent => sent.EventId).Distinct().SequenceEqual(events.Select(group => group[0].EventId))
                && run.Events.Select(sent => sent.EventId).SequenceEqual(events.SelectMany(group => group).Select(sent => sent.EventId))
                && events.All(group => group.Count(sent => sent.Status is EventStatus.Ended) == 1 && group[^1].Status is EventStatus.Ended)
                && events.Zip(events.Skip(1)).All(pair => pair.First[^1].Segment.EndSeconds <= pair.Second[0].Segment.StartSeconds);
        });

    [Test]
    public void Start_sends_the_same_events_as_end_only_earlier() =>
        Properties.ForAll(Sources(), source =>
        {
            var starts = source.Run(EventTrigger.Start).Events;
            var ends = source.Run(EventTrigger.End).Events;

            return starts.Select(sent => (sent.EventId, sent.Segment.StartSeconds)).Order()
                .SequenceEqual(ends.Select(sent => (sent.EventId, sent.Segment.StartSeconds)).Order());
        });

    [Test]
    public void Messages_of_an_open_event_are_at_least_an_interval_apart() =>
        Properties.ForAll(Gen.Zip(Sources(), Gen.Choose(1, 8)), drawn =>
        {
            var (source, halves) = drawn;
            var run = source.Run(EventTrigger.Period, halves / 2.0);
            var times = run.Events.Zip(run.SendTimes).Where(pair => pair.First.Status is EventStatus.InProgress);

            return times.GroupBy(pair => pair.First.EventId, pair => pair.Second)
                .All(group => group.Zip(group.Skip(1)).All(pair => pair.Second - pair.First >= halves / 2.0));
        });

    [Test]
    public void An_event_lies_within_the_source_and_holds_exactly_the_frames_of_its_segment() =>
        Properties.ForAll(Sources(), source => source.Run(EventTrigger.End).Events.All(sent =>
        {
            var seconds = source.Seconds.Where(second => second >= sent.Segment.StartSeconds && second <= sent.Segment.EndSeconds);

            return source.Seconds.Contains(sent.Segment.StartSeconds)
                && source.Seconds.Contains(sent.Segment.EndSeconds)
                && sent.Segment.EndSeconds - sent.Segment.StartSeconds >= source.DelaySeconds
                && sent.Frames.Select(frame => frame.TimeOffset).SequenceEqual(seconds);
        }));

    [Test]
    public void The_overview_is_a_frame_of_the_event_that_none_exceeds() =>
        Properties.ForAll(Sources(lowest: Few + 1), source => source.Run(EventTrigger.End).Events.All(sent =>
            sent.Overview!.PeopleCount == sent.PeopleCount
            && sent.Frames.MaxBy(frame => frame.PeopleCount)!.TimeOffset == sent.Overview.TimeOffset
            && sent.Overview.Image == FormattableString.Invariant($"picture at {sent.Overview.TimeOffset} s")));

    /// <summary>
    /// The plain twin: probe_count frames of the condition, then more of them with fewer than probe_count others between. It is an
    /// event if it lasted for the delay.
    /// </summary>
    private static IEnumerable<(double Start, double End, int? Count)> Expected(Source source, string condition)
    {
        var marks = string.Concat(source.Counts.Select(count => (condition == "few" ? count <= Few : count >= Many) ? '#' : '.'));
        var pattern = FormattableString.Invariant($"#{{{source.Probes}}}(\\.{{0,{source.Probes - 1}}}#)*");

        foreach (var match in Regex.Matches(marks, pattern, RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(10)).Cast<Match>())
        {
            var (first, last) = (match.Index, match.Index + match.Length - 1);
            var counts = source.Counts[first..(last + 1)].Where((_, i) => marks[first + i] == '#');

            if (source.Seconds[last] - source.Seconds[first] >= source.DelaySeconds)
            {
                yield return (source.Seconds[first], source.Seconds[last], counts.Max());
            }
        }
    }

    // Gaps of half seconds, which doubles add without error; now and then the source jumps.
    private static Gen<Source> Sources(int lowest = 0, int highest = 6)
    {
        var gap = Gen.Frequency((9, Gen.Choose(1, 2)), (1, Gen.Choose(3, 40)));
        var frames = Gen.Zip(Gen.Choose(lowest, highest), gap).ListOf();

        return
            from list in frames
            from probes in Gen.Choose(1, 4)
            from delay in Gen.Choose(0, 6)
            select new Source(
                [.. list.Select(frame => frame.Item1)],
                [.. list.Select((_, i) => list.Take(i + 1).Sum(frame => frame.Item2) / 2.0)],
                probes,
                delay / 2.0);
    }

    /// <summary>How many people are seen when, and the parameters that judge it.</summary>
    private sealed record Source(int[] Counts, double[] Seconds, int Probes, double DelaySeconds)
    {
        public RuleRun Run(EventTrigger trigger, double intervalSeconds = 1)
        {
            var run = new RuleRun(
                new PeopleCountParameters
                {
                    CountAtMost = Few,
                    CountAtLeast = Many,
                    ProbeCount = Probes,
                    EventDelay = TimeSpan.FromSeconds(DelaySeconds),
                    EventPolicy = new EventPolicySettings(trigger, TimeSpan.FromSeconds(intervalSeconds)),
                },
                ["overview"]);

            for (var i = 0; i < Counts.Length; i++)
            {
                run.SeeAt(Seconds[i], Counts[i]);
            }

            return run.End();
        }

        public override string ToString() =>
            FormattableString.Invariant($"probes {Probes}, delay {DelaySeconds}: ")
            + string.Join(' ', Seconds.Zip(Counts).Select(pair => FormattableString.Invariant($"{pair.First}s:{pair.Second}")));
    }
}
