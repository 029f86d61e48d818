using LunaVideoAgent.Inference.Detection;
using LunaVideoAgent.Inference.Media;
using LunaVideoAgent.Inference.Tracking;

namespace LunaVideoAgent.Inference.Appearances;

/// <summary>
/// What the detections of a frame look like: the <see cref="ColourHistogram"/> of each, read from the pixels when a tracker asks. Only of
/// the first <see cref="MostDetections"/>, so that what is recorded of a frame has a bound.
/// </summary>
/// <param name="frame">The frame; it must not be disposed before the tracker is done with it.</param>
/// <param name="detections">What was found in it, strongest first, in pixels of the frame.</param>
public sealed class FrameAppearances(Frame frame, IReadOnlyList<ObjectDetection> detections) : IAppearanceSource
{
    /// <summary>How many detections of a frame have an appearance; more people than that hide each other.</summary>
    public const int MostDetections = 128;

    /// <inheritdoc/>
    public bool TryRead(int detectionIndex, Span<byte> appearance) =>
        detectionIndex < MostDetections && ColourHistogram.TryWrite(frame, detections[detectionIndex].Box, appearance);

    /// <summary>
    /// The same for when the pixels are gone: looks at all detections that are as strong as a tracker asks for, whether it will ask or not.
    /// </summary>
    /// <param name="leastScore">The score, 0 to 1, from which a tracker asks.</param>
    public RecordedAppearances Record(float leastScore)
    {
        var count = Math.Min(detections.Count, MostDetections);

        while (count > 0 && detections[count - 1].Score < leastScore)
        {
            count--;
        }

        var all = new byte[count * AppearanceVector.Length];

        for (var i = 0; i < count; i++)
        {
            if (detections[i].Score >= leastScore)
            {
                TryRead(i, all.AsSpan(i * AppearanceVector.Length, AppearanceVector.Length));
            }
        }

        return new RecordedAppearances(all);
    }
}
