using FsCheck;
using FsCheck.Fluent;
using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Tests.Analytics.Support;

namespace LunaVideoAgent.Grains.Tests.Analytics.Lines;

/// <summary>What is true of every walk.</summary>
internal sealed class LineCrossingRulePropertyTests
{
    private const int Margin = 10;

    [Test]
    public void Crossings_of_an_endless_line_are_the_changes_of_side_of_those_who_are_clear_of_it() =>
        Properties.ForAll(Walks(), walk =>
        {
            var sides = walk.Select(place => place.Y - 250).Where(distance => Math.Abs(distance) >= Margin).Select(Math.Sign).ToArray();
            var expected = sides.Zip(sides.Skip(1)).Where(pair => pair.First != pair.Second).Select(pair => pair.Second > 0);

            return Run(walk, Endless).Crossings.Select(IsForward).SequenceEqual(expected);
        });

    [Test]
    public void Directions_alternate_on_an_endless_line() =>
        Properties.ForAll(Walks(), walk =>
        {
            var directions = Run(walk, Endless).Crossings.Select(IsForward).ToArray();

            return directions.Zip(directions.Skip(1)).All(pair => pair.First != pair.Second);
        });

    [Test]
    public void A_line_drawn_the_other_way_has_the_same_crossings_in_the_other_direction() =>
        Properties.ForAll(Walks(), walk =>
        {
            var drawn = Run(walk, Short).Crossings.Select(crossing => (crossing.TimeOffset, IsForward(crossing)));
            var turned = Run(walk, Short with { From = Short.To, To = Short.From }).Crossings;

            // On the line itself one of the sides has to be taken, which is another one then; walks of these are left out.
            return walk.Any(place => place.Y == 250)
                || drawn.SequenceEqual(turned.Select(crossing => (crossing.TimeOffset, !IsForward(crossing))));
        });

    [Test]
    public void Counts_are_the_sums_of_the_crossings_whatever_the_policy() =>
        Properties.ForAll(Walks(), walk => Enum.GetValues<EventTrigger>().All(trigger =>
        {
            var run = Run(walk, Short, trigger);
            var forward = run.Crossings.Count(IsForward);
            var counted = run.Frames[^1].Counts!.Single();

            return (counted.Forward, counted.Backward) == (forward, run.Crossings.Count() - forward)
                && run.Events.All(sent => sent.Crossings!.Count > 0 && sent.Segment.StartSeconds <= sent.Segment.EndSeconds);
        }));

    [Test]
    public void Wherever_a_stream_moves_its_events_are_those_of_one_that_stays() =>
        Properties.ForAll(Walks(), walk => Enum.GetValues<EventTrigger>().All(trigger =>
            Text(Run(walk, Short, trigger, movesAfter: walk.Length / 2)) == Text(Run(walk, Short, trigger))));

    private static CountingLine Endless { get; } =
        new("endless", new ImagePoint(-100_000, 250), new ImagePoint(100_000, 250), CoordinateMode.Absolute, LineDirection.Both);

    private static CountingLine Short { get; } = Endless with { From = new ImagePoint(300, 250), To = new ImagePoint(600, 250) };

    private static bool IsForward(LineCrossing crossing) => crossing.Direction is LineDirection.Forward;

    private static string Text(ObjectRun run) => System.Text.Json.JsonSerializer.Serialize(run.Events);

    private static Gen<(int X, int Y)[]> Walks() =>
        (from x in Gen.Choose(200, 700) from y in Gen.Choose(220, 280) select (x, y)).ArrayOf(12).Where(walk => walk.Length > 0);

    private static ObjectRun Run(
        (int X, int Y)[] walk, CountingLine line, EventTrigger trigger = EventTrigger.End, int? movesAfter = null)
    {
        var policy = new EventPolicySettings(trigger, TimeSpan.FromSeconds(2));
        var run = ObjectRun.Of(new LineCrossingParameters { Lines = [line], ProbeCount = 1, EventPolicy = policy });

        for (var i = 0; i < walk.Length; i++)
        {
            _ = i == movesAfter ? run.Move() : run;
            run.See(ObjectRun.At(walk[i].X, walk[i].Y));
        }

        return run.End();
    }
}
