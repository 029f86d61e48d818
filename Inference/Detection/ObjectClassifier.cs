using LunaVideoAgent.Inference.Imaging;
using LunaVideoAgent.Inference.Media;
using LunaVideoAgent.Inference.Models;

namespace LunaVideoAgent.Inference.Detection;

/// <summary>One classification model: cuts a box out, enlarged by the margin of its manifest, and runs the network on it.</summary>
internal sealed class ObjectClassifier : IObjectClassifier
{
    private readonly InferenceEngine _engine;
    private readonly Letterbox _letterbox;
    private readonly InputSizing _sizing;
    private readonly ClassifierRecipe _recipe;

    /// <summary>A classifier that shares an engine of the same model.</summary>
    public ObjectClassifier(InferenceModel model, InferenceEngine engine)
    {
        _engine = engine;
        _letterbox = new Letterbox(model.Manifest.Input.ToFormat());
        _sizing = model.Manifest.Input.Sizing!;
        _recipe = model.Manifest.Classifier!;
        Labels = model.Labels;
        Fingerprint = model.Fingerprint;
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Labels { get; }

    /// <summary>Which model it is.</summary>
    public string Fingerprint { get; }

    /// <summary>The outputs that are read of such a model.</summary>
    public static IReadOnlyList<OutputRule> OutputsOf(InferenceModel model) =>
        [new(model.Manifest.Classifier!.Output, model.Labels.Count)];

    /// <inheritdoc/>
    public async ValueTask<float[]> ClassifyAsync(Frame frame, BoundingBox box, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(frame);

        var (x, y) = (_recipe.Margin * box.Width, _recipe.Margin * box.Height);
        var grown = new BoundingBox(box.Left - x, box.Top - y, box.Right + x, box.Bottom + y);
        var region = PixelRectangle.Cover(grown, frame.Width, frame.Height);

        if (region.IsEmpty)
        {
            return [];
        }

        var slot = _engine.TryRent() ?? await _engine.RentAsync(cancellationToken).ConfigureAwait(false);

        try
        {
            var size = _sizing.For(region.Width, region.Height);
            _letterbox.Write(frame, region, size, slot.Prepare(size));
            await _engine.RunAsync(slot, cancellationToken).ConfigureAwait(false);
            return Activate(slot.Output(0), _recipe.Activation);
        }
        finally
        {
            _engine.Return(slot);
        }
    }

    internal static float[] Activate(ReadOnlySpan<float> values, ScoreActivation activation)
    {
        var scores = values.ToArray();

        if (activation is ScoreActivation.None)
        {
            return scores;
        }

        // The largest value is taken off before a softmax, so that no exponential overflows.
        var largest = activation is ScoreActivation.Softmax ? values[ScoreScan.IndexOfLargest(values)] : 0;
        var total = 0f;

        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] = activation is ScoreActivation.Softmax ? MathF.Exp(values[i] - largest) : 1 / (1 + MathF.Exp(-values[i]));
            total += scores[i];
        }

        for (var i = 0; activation is ScoreActivation.Softmax && i < scores.Length; i++)
        {
            scores[i] /= total;
        }

        return scores;
    }
}
