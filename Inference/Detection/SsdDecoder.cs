using LunaVideoAgent.Inference.Imaging;
using LunaVideoAgent.Inference.Models;

namespace LunaVideoAgent.Inference.Detection;

/// <summary>
/// SSD (Liu et al., SSD: Single Shot MultiBox Detector, 2016): for each prior box scores of the background and of the classes, and offsets
/// of centre and size from the prior. Priors: for stride, for cell, rows first, for shape; their centres are (column + 0.5, row + 0.5)
/// strides.
/// </summary>
internal sealed class SsdDecoder(DecoderRecipe recipe, int classes) : IDetectionDecoder
{
    private readonly int[] _strides = [.. recipe.Strides];
    private readonly ScoreReader _scores = new(recipe.Activation ?? ScoreActivation.Softmax, First: 1, classes);

    private readonly (float Width, float Height)[][] _shapes =
        [.. recipe.PriorShapes.Select(shapes => shapes.Select(shape => (shape[0], shape[1])).ToArray())];

    public IReadOnlyList<OutputRule> Outputs { get; } = [new(recipe.Scores[0], null, 1 + classes), new(recipe.Boxes[0], null, 4)];

    public void Decode(TensorBuffers outputs, TensorSize size, float threshold, CandidateList candidates)
    {
        var scores = outputs.Output(0);
        var offsets = outputs.Output(1);
        var priors = CountPriors(size);

        if (scores.Length != priors * (1 + classes) || offsets.Length != priors * 4)
        {
            throw new InferenceException($"Outputs do not fit {priors} prior boxes of {classes} classes and the background.");
        }

        var prior = 0;

        for (var i = 0; i < _strides.Length; i++)
        {
            var grid = new CellGrid(size, _strides[i]);

            for (var cell = 0; cell < grid.Cells; cell++)
            {
                foreach (var shape in _shapes[i])
                {
                    var (best, score) = _scores.Best(scores.Slice(prior * (1 + classes), 1 + classes));

                    if (score >= threshold)
                    {
                        candidates.Add(new ObjectDetection(Box(grid, cell, shape, offsets.Slice(prior * 4, 4)), score, best));
                    }

                    prior++;
                }
            }
        }
    }

    private int CountPriors(TensorSize size)
    {
        var count = 0;

        for (var i = 0; i < _strides.Length; i++)
        {
            count += new CellGrid(size, _strides[i]).Cells * _shapes[i].Length;
        }

        return count;
    }

    private BoundingBox Box(CellGrid grid, int cell, (float Width, float Height) prior, ReadOnlySpan<float> offsets) => BoundingBox.Around(
        ((cell % grid.Columns + 0.5f) * grid.Stride) + (offsets[0] * recipe.CentreVariance * prior.Width),
        ((cell / grid.Columns + 0.5f) * grid.Stride) + (offsets[1] * recipe.CentreVariance * prior.Height),
        prior.Width * MathF.Exp(offsets[2] * recipe.SizeVariance),
        prior.Height * MathF.Exp(offsets[3] * recipe.SizeVariance));
}
