using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Grains.Analytics.Objects;

/// <summary>Which point of a box stands for an object.</summary>
internal static class ObjectAnchors
{
    /// <summary>That point, in pixels.</summary>
    public static ImagePoint Of(in ImageRectangle box, ObjectAnchor anchor) => anchor switch
    {
        ObjectAnchor.Foot => new ImagePoint(box.X + (box.Width / 2.0), box.Y + box.Height),
        _ => PeopleCoordinates.Middle(box),
    };
}
