using LunaVideoAgent.Inference.Detection;
using LunaVideoAgent.Inference.Tracking;

namespace LunaVideoAgent.Inference.Tests.Support;

/// <summary>Small scenes for trackers, ten frames a second.</summary>
internal static class TrackerScript
{
    public const double Rate = 10;

    /// <summary>Someone 48 by 120 pixels.</summary>
    public static ObjectDetection Person(double x, double y, float score = 0.9f) =>
        new(new BoundingBox((float)x, (float)y, (float)x + 48, (float)y + 120), score, ClassIndex: 0);

    /// <summary>Runs a scene and says which numbers came up.</summary>
    public static int[] Follow(ByteTracker tracker, int frames, Func<int, ObjectDetection[]> detect)
    {
        var ids = new SortedSet<int>();

        for (var frame = 0; frame < frames; frame++)
        {
            foreach (var track in tracker.Update(detect(frame), frame / Rate))
            {
                ids.Add(track.Id);
            }
        }

        return [.. ids];
    }
}
