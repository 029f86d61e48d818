using LunaVideoAgent.Grains.Abstractions.Analytics;
using LunaVideoAgent.Grains.Abstractions.Images;
using LunaVideoAgent.Grains.Images;
using LunaVideoAgent.Inference.Imaging;
using LunaVideoAgent.Inference.Media;

namespace LunaVideoAgent.Grains.Pipeline;

/// <summary>
/// Takes pictures of the frame in work. A picture is kept only once an event that is sent refers to it: a better one may replace it
/// before. The newest few wait in memory.
/// </summary>
internal sealed class FrameCamera(IImageKeeper keeper) : ICameraRoll
{
    // One open event an alarm and analytic has one; a stream has few.
    private const int Waiting = 256;

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
    public string Take(ImageRetainPolicy policy, IReadOnlyList<ImageRectangle> rectangles)
    {
        var frame = _frame ?? throw new InvalidOperationException("No frame is in work.");
        var encoded = ImageEncoder.Encode(frame, policy.ToEncoding(), marks: []);
        var image = new StoredImage(policy.Format, encoded.Bytes.ToArray(), encoded.Scale, rectangles);
        var imageId = Guid.CreateVersion7();
        var reference = keeper.Refer(imageId, image);

        if (_order.Count == Waiting)
        {
            _taken.Remove(_order.Dequeue());
        }

        _taken[reference] = (imageId, image, policy);
        _order.Enqueue(reference);
        return reference;
    }

    /// <inheritdoc/>
    public void Keep(IReadOnlyList<AnalyticEvent> events)
    {
        foreach (var one in events)
        {
            if (one.Overview?.Image is { } reference && _taken.Remove(reference, out var taken))
            {
                keeper.Keep(taken.ImageId, taken.Image, taken.Policy);
            }
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
}
