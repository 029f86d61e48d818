using System.Globalization;
using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Pipeline;
using LunaVideoAgent.Inference.Faces;

namespace LunaVideoAgent.Grains.Segments;

/// <summary>Takes no picture, but notes down which one it would have been.</summary>
internal sealed class OrderingCamera : ICameraRoll
{
    private readonly List<PictureOrder> _orders = [];
    private (int Segment, long Index) _frame;

    /// <summary>Points it at a frame of a segment.</summary>
    public OrderingCamera At(int segment, long frameIndex)
    {
        _frame = (segment, frameIndex);
        return this;
    }

    /// <inheritdoc/>
    public string Take(ImageRetainPolicy policy, IReadOnlyList<ImageRectangle> rectangles)
    {
        _orders.Add(new PictureOrder(_frame.Segment, _frame.Index, policy));
        return (_orders.Count - 1).ToString(CultureInfo.InvariantCulture);
    }

    /// <inheritdoc/>
    public string TakeSample(ImageRetainPolicy policy, ImageRectangle rectangle, FaceReading? reading) => throw NoParts();

    /// <inheritdoc/>
    public string TakeThumbnail(ImageRetainPolicy policy, ImageRectangle rectangle) => throw NoParts();

    /// <inheritdoc/>
    public void Drop(string reference)
    {
        // What is needed is seen when all events are there.
    }

    /// <inheritdoc/>
    public void Keep(IReadOnlyList<AnalyticEvent> events)
    {
        // What is needed is seen when all events are there.
    }

    // Analytics that need parts of frames are never read in segments.
    private static InvalidOperationException NoParts() => new("A part of a frame is cut out while the frame is there.");

    /// <summary>The order behind a reference.</summary>
    public PictureOrder Find(string reference) => _orders[int.Parse(reference, CultureInfo.InvariantCulture)];
}
