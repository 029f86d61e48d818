using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Analytics;
using LunaVideoAgent.Inference.Detection;
using LunaVideoAgent.Inference.Media;

namespace LunaVideoAgent.Grains.Pipeline;

/// <summary>Cuts out what was detected and followed, and asks classifiers what it is, for those analytics that want to know.</summary>
internal sealed class CropReader(PipelineServices services)
{
    /// <summary>The sighting with what classifiers say of its objects, if an analytic wants that of this frame.</summary>
    public async Task<GroupSighting> ReadAsync(Frame frame, GroupSighting sighting)
    {
        Dictionary<int, List<DetectedObject>>? classified = null;

        foreach (var lane in sighting.Group.Lanes)
        {
            if (lane.Classifier is { } need && lane.Wants(frame.Position, frame.DecodeTime))
            {
                classified ??= [];
                classified[lane.Index] = await ClassifyAsync(frame, sighting.Objects, lane.Classes, need).ConfigureAwait(false);
            }
        }

        return classified is null ? sighting : sighting with { Classified = classified };
    }

    // Each object once for each class, with what the classifier thinks of that class.
    private async Task<List<DetectedObject>> ClassifyAsync(
        Frame frame, List<DetectedObject> objects, IReadOnlyList<string> detected, ClassifierNeed need)
    {
        var classifier = services.ClassifierOf(need.Model);
        var classified = new List<DetectedObject>();

        foreach (var found in objects)
        {
            if (found.TrackId is null || !detected.Contains(found.Label))
            {
                continue;
            }

            var box = found.Rectangle;
            var cut = new BoundingBox(box.X, box.Y, box.X + box.Width, box.Y + box.Height);
            var scores = await classifier.ClassifyAsync(frame, cut, CancellationToken.None).ConfigureAwait(false);

            for (var i = 0; i < scores.Length; i++)
            {
                if (need.Classes.Contains(classifier.Labels[i]))
                {
                    classified.Add(found with { Label = classifier.Labels[i], Score = scores[i] });
                }
            }
        }

        return classified;
    }
}
