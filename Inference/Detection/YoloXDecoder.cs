using LunaVideoAgent.Inference.Imaging;
using LunaVideoAgent.Inference.Models;

namespace LunaVideoAgent.Inference.Detection;

/// <summary>
/// YOLOX (Ge et al., YOLOX: Exceeding YOLO Series in 2021) as its export makes it, decode_in_inference off: [batch, cells, 5 + classes],
/// the cells of all strides one after the other, rows first. Of cell (i, j) at stride s the centre is ((x + i) s, (y + j) s), the
/// size (exp(w) s, exp(h) s), the score that of an object times that of the class.
/// </summary>
internal sealed class YoloXDecoder(DecoderRecipe recipe, int classes) : IDetectionDecoder
{
    private const int Objectness = 4;
    private const int FirstClass = 5;

    private readonly int[] _strides = [.. recipe.Strides];
    private readonly ScoreReader _scores = new(ScoreActivation.None, First: 0, classes);

    public IReadOnlyList<OutputRule> Outputs { get; } = [new(recipe.Output, null, FirstClass + classes)];

    public void Decode(TensorBuffers outputs, TensorSize size, float threshold, CandidateList candidates)
    {
        var values = outputs.Output(0);
        var width = FirstClass + classes;
        var cells = TensorRows.Require(values, width, Outputs[0]);

        foreach (var stride in _strides)
        {
            var grid = new CellGrid(size, stride);

            if (grid.Cells * width > values.Length)
            {
                break;
            }

            DecodeGrid(grid, values[..(grid.Cells * width)], threshold, candidates);
            values = values[(grid.Cells * width)..];
            cells -= grid.Cells;
        }

        if (cells != 0)
        {
            throw new InferenceException($"Output {recipe.Output} does not have the cells of strides {string.Join(", ", _strides)}.");
        }
    }

    private void DecodeGrid(CellGrid grid, ReadOnlySpan<float> values, float threshold, CandidateList candidates)
    {
        var width = FirstClass + classes;

        for (var cell = 0; cell < grid.Cells; cell++)
        {
            var row = values.Slice(cell * width, width);

            if (!(row[Objectness] >= threshold))
            {
                continue;
            }

            var (best, score) = _scores.Best(row[FirstClass..]);
            score *= row[Objectness];

            if (score >= threshold)
            {
                candidates.Add(new ObjectDetection(Box(grid, cell, row), score, best));
            }
        }
    }

    private static BoundingBox Box(CellGrid grid, int cell, ReadOnlySpan<float> row) => BoundingBox.Around(
        (row[0] + (cell % grid.Columns)) * grid.Stride,
        (row[1] + (cell / grid.Columns)) * grid.Stride,
        MathF.Exp(row[2]) * grid.Stride,
        MathF.Exp(row[3]) * grid.Stride);
}
