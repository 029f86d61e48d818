using LunaVideoAgent.Inference.Imaging;
using LunaVideoAgent.Inference.Models;

namespace LunaVideoAgent.Inference.Detection;

/// <summary>
/// YOLOv10 (Wang et al., YOLOv10: Real-Time End-to-End Object Detection, 2024): [batch, boxes, 6], each row left, top, right and bottom in
/// pixels of input, the score and the number of the class. The network has suppressed already.
/// </summary>
internal sealed class YoloV10Decoder(DecoderRecipe recipe, int classes) : IDetectionDecoder
{
    private const int Width = 6;

    public IReadOnlyList<OutputRule> Outputs { get; } = [new(recipe.Output, null, Width)];

    public bool NeedsSuppression => false;

    public void Decode(TensorBuffers outputs, TensorSize size, float threshold, CandidateList candidates)
    {
        var values = outputs.Output(0);
        TensorRows.Require(values, Width, Outputs[0]);

        for (var at = 0; at < values.Length; at += Width)
        {
            var row = values.Slice(at, Width);

            if (!(row[4] >= threshold))
            {
                continue;
            }

            if (!(row[5] >= 0 && row[5] < classes))
            {
                throw new InferenceException($"Output {recipe.Output} tells of class {row[5]}, the manifest names {classes}.");
            }

            candidates.Add(new ObjectDetection(new BoundingBox(row[0], row[1], row[2], row[3]), row[4], (int)row[5]));
        }
    }
}
