using LunaVideoAgent.Grains.Abstractions.Analytics;

namespace LunaVideoAgent.Grains.Analytics.Objects;

/// <summary>What a live frame shows.</summary>
internal static class ObjectsShown
{
    /// <summary>The objects of these classes, strongest first.</summary>
    public static IReadOnlyList<DetectedObject> In(in FrameObservation frame, IReadOnlyList<string> classes)
    {
        var shown = new List<DetectedObject>(frame.Objects.Count);

        for (var i = 0; i < frame.Objects.Count; i++)
        {
            if (classes.Contains(frame.Objects[i].Label))
            {
                shown.Add(frame.Objects[i]);
            }
        }

        return shown;
    }
}
