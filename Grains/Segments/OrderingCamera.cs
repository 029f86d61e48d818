using System.Globalization;
using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Pipeline;

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
    public void Keep(IReadOnlyList<AnalyticEvent> events)
    {
        // What is needed is seen when all events are there.
    }

    /// <summary>The order behind a reference.</summary>
    public PictureOrder Find(string reference) => _orders[int.Parse(reference, CultureInfo.InvariantCulture)];
}
