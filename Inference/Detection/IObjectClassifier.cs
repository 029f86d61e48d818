using LunaVideoAgent.Inference.Media;

namespace LunaVideoAgent.Inference.Detection;

/// <summary>Says what a part of a frame shows; shared by all streams of the process.</summary>
public interface IObjectClassifier
{
    /// <summary>Names of the classes.</summary>
    IReadOnlyList<string> Labels { get; }

    /// <summary>Scores from 0 to 1 in the order of the classes; none if the box has no pixel in the frame.</summary>
    ValueTask<float[]> ClassifyAsync(Frame frame, BoundingBox box, CancellationToken cancellationToken);
}
