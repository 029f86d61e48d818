using LunaVideoAgent.Inference.Detection;

namespace LunaVideoAgent.Inference.Tests.Support;

/// <summary>How many labels were found, and how many detections are none: a hit overlaps its label by 0.4 or more.</summary>
internal readonly record struct DetectionScore(int Found, int Labelled, int False)
{
    private const float Overlap = 0.4f;

    public static DetectionScore operator +(DetectionScore a, DetectionScore b) =>
        new(a.Found + b.Found, a.Labelled + b.Labelled, a.False + b.False);

    public static DetectionScore Of(IEnumerable<ObjectDetection> detections, BoundingBox[] labels, BoundingBox[] unsure)
    {
        var left = labels.ToList();
        var wrong = 0;

        foreach (var detection in detections.OrderByDescending(detection => detection.Score))
        {
            var best = left.OrderByDescending(label => label.IntersectionOverUnion(detection.Box)).FirstOrDefault();

            if (best.IntersectionOverUnion(detection.Box) >= Overlap)
            {
                left.Remove(best);
            }
            else if (!unsure.Any(label => label.IntersectionOverUnion(detection.Box) >= Overlap))
            {
                wrong++;
            }
        }

        return new DetectionScore(labels.Length - left.Count, labels.Length, wrong);
    }
}
