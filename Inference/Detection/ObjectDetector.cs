using LunaVideoAgent.Inference.Imaging;
using LunaVideoAgent.Inference.Media;
using LunaVideoAgent.Inference.Models;

namespace LunaVideoAgent.Inference.Detection;

/// <summary>One detection model: letterbox, network, decoder, suppression, and the way back to pixels of the frame.</summary>
public sealed class ObjectDetector : IObjectDetector
{
    // Three times what the evaluation of COCO takes: following them all must not take longer than a frame.
    private const int MostObjects = 300;

    private readonly InferenceEngine _engine;
    private readonly Letterbox _letterbox;
    private readonly IDetectionDecoder _decoder;
    private readonly InputSizing _sizing;
    private readonly int? _longerSide;
    private readonly float _threshold;
    private readonly float _overlapLimit;

    /// <summary>A detector that shares an engine of the same model.</summary>
    public ObjectDetector(InferenceModel model, InferenceEngine engine, InferenceOptions options)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(options);

        _engine = engine;
        _letterbox = new Letterbox(model.Manifest.Input.ToFormat());
        _decoder = DetectionDecoders.Create(model);
        _sizing = model.Manifest.Input.Sizing!;
        _longerSide = options.InputSides.TryGetValue(model.Key, out var side) ? side : null;
        _threshold = model.Manifest.Threshold("score", otherwise: 0.5f);
        _overlapLimit = model.Manifest.Threshold("nms_iou", otherwise: 0.5f);
        Labels = model.Labels;
    }

    /// <inheritdoc />
    public IReadOnlyList<string> Labels { get; }

    /// <inheritdoc />
    public ValueTask<DetectionResult> DetectAsync(Frame frame, DetectionOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(frame);
        ArgumentNullException.ThrowIfNull(options);
        cancellationToken.ThrowIfCancellationRequested();

        var region = PixelRectangle.Cover(options.Region, frame.Width, frame.Height);

        if (region.IsEmpty)
        {
            return ValueTask.FromResult(new DetectionResult([], TimeSpan.Zero, TimeSpan.Zero));
        }

        var request = new Request(region, options, _engine.Time.GetTimestamp());

        return !options.IsBackground && _engine.TryRent() is { } slot
            ? DetectAsync(slot, frame, request, cancellationToken)
            : WaitAndDetectAsync(frame.Share(), request, cancellationToken);
    }

    // No slot is free: the frame is kept alive until one is, so that the caller may let go of its own reference.
    private async ValueTask<DetectionResult> WaitAndDetectAsync(Frame shared, Request request, CancellationToken cancellationToken)
    {
        using (shared)
        {
            var slot = request.Options.IsBackground
                ? await _engine.RentInBackgroundAsync(cancellationToken).ConfigureAwait(false)
                : await _engine.RentAsync(cancellationToken).ConfigureAwait(false);
            return await DetectAsync(slot, shared, request, cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask<DetectionResult> DetectAsync(
        TensorSlot slot, Frame frame, Request request, CancellationToken cancellationToken)
    {
        try
        {
            var size = _sizing.For(request.Region.Width, request.Region.Height, _longerSide);
            var geometry = _letterbox.Write(frame, request.Region, size, slot.Prepare(size));
            await _engine.RunAsync(slot, cancellationToken).ConfigureAwait(false);
            return Read(slot, geometry, request);
        }
        finally
        {
            _engine.Return(slot);
        }
    }

    private DetectionResult Read(TensorSlot slot, LetterboxGeometry geometry, Request request)
    {
        var candidates = slot.Candidates;
        candidates.Clear();
        _decoder.Decode(slot.Buffers, slot.Size, request.Options.ScoreThreshold ?? _threshold, candidates);
        candidates.KeepClasses(request.Options.Classes);

        if (_decoder.NeedsSuppression)
        {
            NonMaxSuppression.Apply(candidates, _overlapLimit);
        }
        else
        {
            candidates.SortByScore();
        }

        candidates.Truncate(MostObjects);

        var found = new ObjectDetection[candidates.Count];

        for (var i = 0; i < found.Length; i++)
        {
            var item = candidates.Items[i];
            found[i] = item with { Box = geometry.ToFrame(item.Box) };
        }

        var time = _engine.Time;
        return new DetectionResult(
            found,
            time.GetElapsedTime(slot.StartTime, slot.EndTime),
            time.GetElapsedTime(request.Timestamp, slot.StartTime));
    }

    private readonly record struct Request(PixelRectangle Region, DetectionOptions Options, long Timestamp);
}
