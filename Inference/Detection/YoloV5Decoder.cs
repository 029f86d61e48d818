using LunaVideoAgent.Inference.Imaging;
using LunaVideoAgent.Inference.Models;

namespace LunaVideoAgent.Inference.Detection;

/// <summary>
/// YOLOv5 (Jocher, YOLOv5 by Ultralytics, 2020) as its export makes it: [batch, boxes, 5 + classes], each row the centre x, y, width and
/// height in pixels of input, how sure there is an object, and the scores of classes given that there is one. A box's score is their
/// product.
/// </summary>
internal sealed class YoloV5Decoder(DecoderRecipe recipe, int classes) : IDetectionDecoder
{
    private const int Objectness = 4;
    private const int FirstClass = 5;

    private readonly ScoreReader _scores = new(ScoreActivation.None, First: 0, classes);

    public IReadOnlyList<OutputRule> Outputs { get; } = [new(recipe.Output, null, FirstClass + classes)];

    public void Decode(TensorBuffers outputs, TensorSize size, float threshold, CandidateList candidates)
    {
        var values = outputs.Output(0);
        var width = FirstClass + classes;
        TensorRows.Require(values, width, Outputs[0]);

        for (var at = 0; at < values.Length; at += width)
        {
            var row = values.Slice(at, width);

            // Nearly every row ends here: the product is no larger than either of its factors.
            if (!(row[Objectness] >= threshold))
            {
                continue;
            }

            var (best, score) = _scores.Best(row[FirstClass..]);
            score *= row[Objectness];

            if (score >= threshold)
            {
                candidates.Add(new ObjectDetection(BoundingBox.Around(row[0], row[1], row[2], row[3]), score, best));
            }
        }
    }
}
