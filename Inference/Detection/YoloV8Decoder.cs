using LunaVideoAgent.Inference.Imaging;
using LunaVideoAgent.Inference.Models;

namespace LunaVideoAgent.Inference.Detection;

/// <summary>
/// YOLOv8, v9 and v11 (Jocher et al., Ultralytics YOLO, 2023; Wang et al., YOLOv9, 2024) as their export makes it:
/// [batch, 4 + classes, boxes], each column the centre x, y, width and height in pixels of input, and the scores of classes.
/// </summary>
internal sealed class YoloV8Decoder(DecoderRecipe recipe, int classes) : IDetectionDecoder
{
    private const int FirstClass = 4;

    private readonly ScoreActivation _activation = recipe.Activation ?? ScoreActivation.None;

    public IReadOnlyList<OutputRule> Outputs { get; } = [new(recipe.Output, FirstClass + classes, null)];

    public void Decode(TensorBuffers outputs, TensorSize size, float threshold, CandidateList candidates)
    {
        var values = outputs.Output(0);
        var boxes = TensorRows.Require(values, FirstClass + classes, Outputs[0]);
        Span<float> scores = classes <= 256 ? stackalloc float[classes] : new float[classes];
        var reader = new ScoreReader(_activation, First: 0, classes);

        for (var box = 0; box < boxes; box++)
        {
            for (var i = 0; i < classes; i++)
            {
                scores[i] = values[((FirstClass + i) * boxes) + box];
            }

            var (best, score) = reader.Best(scores);

            if (score >= threshold)
            {
                candidates.Add(new ObjectDetection(Box(values, boxes, box), score, best));
            }
        }
    }

    private static BoundingBox Box(ReadOnlySpan<float> values, int boxes, int box) =>
        BoundingBox.Around(values[box], values[boxes + box], values[(2 * boxes) + box], values[(3 * boxes) + box]);
}
