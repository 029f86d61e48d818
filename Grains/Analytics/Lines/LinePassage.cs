using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Analytics.Objects;

namespace LunaVideoAgent.Grains.Analytics.Lines;

/// <summary>
/// One object and one line. The object is on a side once it is further from the line than its margin; it has crossed when it is on the
/// other side and its way between led through the line, not past its ends.
/// </summary>
[GenerateSerializer, Alias("luna.LinePassage")]
internal sealed class LinePassage
{
    /// <summary>The side it was last on: -1 left, 1 right, 0 is not known yet.</summary>
    [Id(0)] public int Side { get; private set; }

    /// <summary>When it was last there.</summary>
    [Id(1)] public double SideSeconds { get; private set; }

    /// <summary>Wall clock of that.</summary>
    [Id(2)] public DateTimeOffset SideTime { get; private set; }

    /// <summary>Whether its way since led through the line, an odd number of times.</summary>
    [Id(3)] public bool IsThrough { get; private set; }

    /// <summary>When it last went through.</summary>
    [Id(4)] public double ThroughSeconds { get; private set; }

    /// <summary>Where.</summary>
    [Id(5)] public ImagePoint ThroughPoint { get; private set; }

    /// <summary>Moves on by a frame that shows the object; the direction if it has crossed now.</summary>
    public PassedLine? Move(in LineGeometry line, FollowedObject passer, double margin, DateTimeOffset time)
    {
        Step(line, passer);
        var distance = line.Distance(passer.Point);
        var side = Math.Sign(distance);

        if (Math.Abs(distance) < margin || side == 0)
        {
            return null;
        }

        PassedLine? passed = Side == -side && IsThrough
            ? new PassedLine(side > 0, SideSeconds, SideTime, ThroughSeconds, ThroughPoint)
            : null;
        (Side, SideSeconds, SideTime, IsThrough) = (side, passer.LastSeconds, time, false);
        return passed;
    }

    private void Step(in LineGeometry line, FollowedObject passer)
    {
        if (line.Crossing(passer.PreviousPoint, passer.Point) is not { } share)
        {
            return;
        }

        var (start, end) = (passer.PreviousPoint, passer.Point);
        IsThrough = !IsThrough;
        ThroughSeconds = passer.PreviousSeconds + (share * (passer.LastSeconds - passer.PreviousSeconds));
        ThroughPoint = new ImagePoint(start.X + (share * (end.X - start.X)), start.Y + (share * (end.Y - start.Y)));
    }
}
