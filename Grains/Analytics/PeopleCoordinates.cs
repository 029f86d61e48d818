using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Grains.Analytics;

/// <summary>Where people stand in a frame.</summary>
internal static class PeopleCoordinates
{
    /// <summary>The middle of a box, in pixels.</summary>
    public static ImagePoint Middle(in ImageRectangle box) => new(box.X + (box.Width / 2.0), box.Y + (box.Height / 2.0));

    /// <summary>The middle of each person's box, in their order.</summary>
    public static ImagePoint[] Of(IReadOnlyList<DetectedObject> people)
    {
        var points = new ImagePoint[people.Count];

        for (var i = 0; i < points.Length; i++)
        {
            points[i] = Middle(people[i].Rectangle);
        }

        return points;
    }
}
