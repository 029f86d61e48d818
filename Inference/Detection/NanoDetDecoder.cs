using LunaVideoAgent.Inference.Imaging;
using LunaVideoAgent.Inference.Models;

namespace LunaVideoAgent.Inference.Detection;

/// <summary>
/// NanoDet: for each cell scores of all classes and, for each of the four sides, a distribution over its distance from the centre
/// (Li et al., Generalized Focal Loss, 2020). The distance is the distribution's mean.
/// </summary>
internal sealed class NanoDetDecoder(DecoderRecipe recipe, int classes) : IDetectionDecoder
{
    private readonly int[] _strides = [.. recipe.Strides];
    private readonly int _bins = recipe.RegMax + 1;

    public IReadOnlyList<OutputRule> Outputs { get; } =
    [
        .. recipe.Scores.Select(name => new OutputRule(name, null, classes)),
        .. recipe.Boxes.Select(name => new OutputRule(name, null, 4 * (recipe.RegMax + 1))),
    ];

    public void Decode(TensorBuffers outputs, TensorSize size, float threshold, CandidateList candidates)
    {
        for (var i = 0; i < _strides.Length; i++)
        {
            var grid = new CellGrid(size, _strides[i]);
            var scores = outputs.Output(i);
            var sides = outputs.Output(_strides.Length + i);

            if (scores.Length != grid.Cells * classes || sides.Length != grid.Cells * 4 * _bins)
            {
                throw new InferenceException(
                    $"Outputs at stride {_strides[i]} do not fit {grid.Cells} cells of {classes} classes and 4 x {_bins} distances.");
            }

            DecodeGrid(grid, scores, sides, threshold, candidates);
        }
    }

    internal void DecodeGrid(
        CellGrid grid, ReadOnlySpan<float> scores, ReadOnlySpan<float> sides, float threshold, CandidateList candidates)
    {
        for (var cell = 0; cell < grid.Cells; cell++)
        {
            var row = scores.Slice(cell * classes, classes);

            // Nearly every cell ends here.
            if (!ScoreScan.AnyAtLeast(row, threshold))
            {
                continue;
            }

            var best = ScoreScan.IndexOfLargest(row);
            var box = Box(grid, cell, sides.Slice(cell * 4 * _bins, 4 * _bins));
            candidates.Add(new ObjectDetection(box, row[best], best));
        }
    }

    private BoundingBox Box(CellGrid grid, int cell, ReadOnlySpan<float> logits)
    {
        var x = (cell % grid.Columns + 0.5f) * grid.Stride;
        var y = (cell / grid.Columns + 0.5f) * grid.Stride;

        return new BoundingBox(
            x - Distance(logits[.._bins]) * grid.Stride,
            y - Distance(logits.Slice(_bins, _bins)) * grid.Stride,
            x + Distance(logits.Slice(2 * _bins, _bins)) * grid.Stride,
            y + Distance(logits.Slice(3 * _bins, _bins)) * grid.Stride);
    }

    // The mean of softmax(logits) over 0, 1, 2, ...; the largest logit is taken off first, so that no exponential overflows.
    private static float Distance(ReadOnlySpan<float> logits)
    {
        var largest = logits[ScoreScan.IndexOfLargest(logits)];
        var total = 0f;
        var weighted = 0f;

        for (var i = 0; i < logits.Length; i++)
        {
            var weight = MathF.Exp(logits[i] - largest);
            total += weight;
            weighted += i * weight;
        }

        return weighted / total;
    }
}
