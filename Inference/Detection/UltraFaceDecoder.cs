using LunaVideoAgent.Inference.Imaging;
using LunaVideoAgent.Inference.Models;

namespace LunaVideoAgent.Inference.Detection;

/// <summary>
/// UltraFace: for each prior box the probabilities of background and face, and offsets of centre and size from the prior
/// (Liu et al., SSD: Single Shot MultiBox Detector, 2016).
/// </summary>
internal sealed class UltraFaceDecoder(DecoderRecipe recipe) : IDetectionDecoder
{
    private const int Classes = 2;

    private readonly int[] _strides = [.. recipe.Strides];
    private readonly int[][] _priorSizes = [.. recipe.PriorSizes.Select(sizes => sizes.ToArray())];
    private readonly float _centreVariance = recipe.CentreVariance;
    private readonly float _sizeVariance = recipe.SizeVariance;

    public IReadOnlyList<OutputRule> Outputs { get; } = [new(recipe.Scores[0], null, Classes), new(recipe.Boxes[0], null, 4)];

    public void Decode(TensorBuffers outputs, TensorSize size, float threshold, CandidateList candidates)
    {
        var priors = CountPriors(size);
        var scores = outputs.Output(0);
        var offsets = outputs.Output(1);

        if (scores.Length != priors * Classes || offsets.Length != priors * 4)
        {
            throw new InferenceException($"Outputs do not fit {priors} prior boxes.");
        }

        Decode(size, scores, offsets, threshold, candidates);
    }

    internal void Decode(
        TensorSize size, ReadOnlySpan<float> scores, ReadOnlySpan<float> offsets, float threshold, CandidateList candidates)
    {
        var prior = 0;

        for (var i = 0; i < _strides.Length; i++)
        {
            var grid = new CellGrid(size, _strides[i]);

            for (var cell = 0; cell < grid.Cells; cell++)
            {
                foreach (var side in _priorSizes[i])
                {
                    var score = scores[prior * Classes + 1];

                    if (score >= threshold)
                    {
                        var box = Box(size, grid, cell, side, offsets.Slice(prior * 4, 4));
                        candidates.Add(new ObjectDetection(box, score, ClassIndex: 0));
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
            count += new CellGrid(size, _strides[i]).Cells * _priorSizes[i].Length;
        }

        return count;
    }

    private BoundingBox Box(TensorSize size, CellGrid grid, int cell, int side, ReadOnlySpan<float> offsets)
    {
        var priorWidth = (float)Math.Min(side, size.Width);
        var priorHeight = (float)Math.Min(side, size.Height);
        var x = (cell % grid.Columns + 0.5f) * size.Width / grid.Columns + offsets[0] * _centreVariance * priorWidth;
        var y = (cell / grid.Columns + 0.5f) * size.Height / grid.Rows + offsets[1] * _centreVariance * priorHeight;
        var width = priorWidth * MathF.Exp(offsets[2] * _sizeVariance);
        var height = priorHeight * MathF.Exp(offsets[3] * _sizeVariance);

        return BoundingBox.Around(x, y, width, height);
    }
}
