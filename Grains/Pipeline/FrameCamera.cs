using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Images;
using LunaVideoAgent.Grains.Images;
using LunaVideoAgent.Inference.Detection;
using LunaVideoAgent.Inference.Faces;
using LunaVideoAgent.Inference.Imaging;
using LunaVideoAgent.Inference.Media;

namespace LunaVideoAgent.Grains.Pipeline;

/// <summary>
/// Takes pictures of the frame in work. A picture is kept only once an event that is sent refers to it: a better one may replace it
/// before. The newest few wait in memory.
/// </summary>
internal sealed class FrameCamera(IImageKeeper keeper) : ICameraRoll
{
    // One open event an alarm and analytic has one, one open person a few.
    private const int Waiting = 256;

    // The side of the original service's warps, and the longer side of its bodies.
    private const int FaceSide = 250;
    private const int BodySide = 256;

    private const int ThumbnailSide = 160;
    private const float ThumbnailMargin = 0.2f;

    private readonly Dictionary<string, (Guid ImageId, StoredImage Image, ImageRetainPolicy Policy)> _taken = [];
    private readonly Queue<string> _order = new();
    private Frame? _frame;

    /// <summary>Points it at a frame; valid until the next one.</summary>
    public FrameCamera At(Frame frame)
    {
        _frame = frame;
        return this;
    }

    /// <inheritdoc/>
    public string Take(ImageRetainPolicy policy, IReadOnlyList<ImageRectangle> rectangles) =>
        Hold(ImageEncoder.Encode(FrameInWork(), policy.ToEncoding(), marks: []), policy, rectangles);

    /// <inheritdoc/>
    public string TakeSample(ImageRetainPolicy policy, ImageRectangle rectangle, FaceReading? reading)
    {
        var frame = FrameInWork();
        var picture = reading is null
            ? RegionEncoder.Encode(frame, ToBox(rectangle, margin: 0), BodySide, policy.ToEncoding())
            : ChipEncoder.Encode(frame, ToBox(rectangle, margin: 0), reading.Points, FaceSide, policy.ToEncoding());
        return Hold(picture, policy, []);
    }

    /// <inheritdoc/>
    public string TakeThumbnail(ImageRetainPolicy policy, ImageRectangle rectangle) =>
        Hold(RegionEncoder.Encode(FrameInWork(), ToBox(rectangle, ThumbnailMargin), ThumbnailSide, policy.ToEncoding()), policy, []);

    /// <inheritdoc/>
    public void Drop(string reference) => _taken.Remove(reference);

    /// <inheritdoc/>
    public void Keep(IReadOnlyList<AnalyticEvent> events)
    {
        foreach (var one in events)
        {
            Keep(one.Overview?.Image);
            Keep(one.Face);
            Keep(one.Body);
        }
    }

    /// <summary>Keeps all pictures that wait: their events are sent by somebody else.</summary>
    public void KeepAll()
    {
        foreach (var (imageId, image, policy) in _taken.Values)
        {
            keeper.Keep(imageId, image, policy);
        }

        _taken.Clear();
    }

    private static BoundingBox ToBox(in ImageRectangle box, float margin)
    {
        var (aside, above) = (margin * box.Width, margin * box.Height);
        return new BoundingBox(box.X - aside, box.Y - above, box.X + box.Width + aside, box.Y + box.Height + above);
    }

    private Frame FrameInWork() => _frame ?? throw new InvalidOperationException("No frame is in work.");

    private string Hold(EncodedImage encoded, ImageRetainPolicy policy, IReadOnlyList<ImageRectangle> rectangles)
    {
        var image = new StoredImage(policy.Format, encoded.Bytes.ToArray(), encoded.Scale, rectangles);
        var imageId = Guid.CreateVersion7();
        var reference = keeper.Refer(imageId, image);

        // Those that were kept or dropped are still in the order, but take no memory.
        while (_taken.Count >= Waiting && _order.TryDequeue(out var oldest))
        {
            _taken.Remove(oldest);
        }

        while (_order.TryPeek(out var gone) && !_taken.ContainsKey(gone))
        {
            _order.Dequeue();
        }

        _taken[reference] = (imageId, image, policy);
        _order.Enqueue(reference);
        return reference;
    }

    private void Keep(AggregatedPart? part)
    {
        Keep(part?.Thumbnail);

        foreach (var sample in part?.Samples ?? [])
        {
            Keep(sample.Image);
        }

        foreach (var source in part?.DetectionSources ?? [])
        {
            Keep(source.Image);
        }
    }

    private void Keep(string? reference)
    {
        if (reference is not null && _taken.Remove(reference, out var taken))
        {
            keeper.Keep(taken.ImageId, taken.Image, taken.Policy);
        }
    }
}
