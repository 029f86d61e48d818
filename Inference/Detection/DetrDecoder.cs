using LunaVideoAgent.Inference.Imaging;
using LunaVideoAgent.Inference.Models;

namespace LunaVideoAgent.Inference.Detection;

/// <summary>
/// DETR (Carion et al., End-to-End Object Detection with Transformers, 2020) and RT-DETR (Zhao et al., DETRs Beat YOLOs on Real-time Object
/// Detection, 2023): [batch, queries, classes] what each query says of each class, with DETR of nothing as the last one; and
/// [batch, queries, 4] the centre x, y, width and height in parts of the input. Each query is an object of its own.
/// </summary>
internal sealed class DetrDecoder : IDetectionDecoder
{
    private readonly ScoreReader _scores;
    private readonly int _width;

    private DetrDecoder(DecoderRecipe recipe, ScoreReader scores, int width)
    {
        _scores = scores;
        _width = width;
        Outputs = [new(recipe.Scores[0], null, width), new(recipe.Boxes[0], null, 4)];
    }

    public IReadOnlyList<OutputRule> Outputs { get; }

    public bool NeedsSuppression => false;

    /// <summary>DETR: the last class is nothing, and the classes of a query add up to 1.</summary>
    public static DetrDecoder WithNothing(DecoderRecipe recipe, int classes) =>
        new(recipe, new ScoreReader(recipe.Activation ?? ScoreActivation.Softmax, First: 0, classes), classes + 1);

    /// <summary>RT-DETR: each class by itself.</summary>
    public static DetrDecoder WithoutNothing(DecoderRecipe recipe, int classes) =>
        new(recipe, new ScoreReader(recipe.Activation ?? ScoreActivation.Sigmoid, First: 0, classes), classes);

    public void Decode(TensorBuffers outputs, TensorSize size, float threshold, CandidateList candidates)
    {
        var values = outputs.Output(0);
        var boxes = outputs.Output(1);
        var queries = TensorRows.Require(values, _width, Outputs[0]);

        if (boxes.Length != queries * 4)
        {
            throw new InferenceException($"{queries} queries have {boxes.Length / 4} boxes.");
        }

        for (var query = 0; query < queries; query++)
        {
            var (best, score) = _scores.Best(values.Slice(query * _width, _width));

            if (score >= threshold)
            {
                var box = boxes.Slice(query * 4, 4);
                candidates.Add(new ObjectDetection(
                    BoundingBox.Around(box[0] * size.Width, box[1] * size.Height, box[2] * size.Width, box[3] * size.Height), score, best));
            }
        }
    }
}
