using LunaVideoAgent.Inference.Detection;
using LunaVideoAgent.Inference.Imaging;
using LunaVideoAgent.Inference.Models;

namespace LunaVideoAgent.Inference.Tests.Detection;

/// <summary>Tensors as the authors of each network lay them out, filled by hand.</summary>
public sealed class DetectionDecodersLayoutTests
{
    private static readonly TensorSize Size = new(64, 32);

    private static readonly DecoderRecipe Recipe = new()
    {
        Kind = DecoderKind.YoloV5,
        Output = "out",
        Scores = ["scores"],
        Boxes = ["boxes"],
        Strides = [16, 32],
        PriorShapes = [[[10, 20], [30, 30]], [[64, 16]]],
    };

    [Test]
    public void YoloV5_multiplies_object_and_class()
    {
        float[] rows =
        [
            20, 10, 8, 4, 0.9f, 0.5f, 0.8f,
            20, 10, 8, 4, 0.5f, 0.9f, 0.1f,
            20, 10, 8, 4, 0.4f, 1.0f, 1.0f,
        ];

        var found = Decode(new YoloV5Decoder(Recipe, classes: 2), 0.5f, ([1, 3, 7], rows));

        // The second reaches 0.45, the third 0.4.
        Assert.That(found.Select(one => (one.ClassIndex, one.Box)), Is.EqualTo([(1, new BoundingBox(16, 8, 24, 12))]));
        Assert.That((double)found[0].Score, Is.EqualTo(0.72).Within(1e-6));
    }

    [Test]
    public void YoloV8_has_a_column_a_box()
    {
        // Two boxes, three classes.
        float[] columns =
        [
            20, 40,
            10, 12,
            8, 6,
            4, 2,
            0.1f, 0.0f,
            0.2f, 0.6f,
            0.3f, 0.7f,
        ];

        var found = Decode(new YoloV8Decoder(Recipe, classes: 3), 0.5f, ([1, 7, 2], columns));

        Assert.That(found, Is.EqualTo([new ObjectDetection(new BoundingBox(37, 11, 43, 13), 0.7f, 2)]));
    }

    [Test]
    public void YoloV10_has_corners_score_and_class()
    {
        float[] rows = [1, 2, 3, 4, 0.9f, 1, 5, 6, 7, 8, 0.4f, 0];
        var decoder = new YoloV10Decoder(Recipe, classes: 2);

        Assert.That(Decode(decoder, 0.5f, ([1, 2, 6], rows)), Is.EqualTo([new ObjectDetection(new BoundingBox(1, 2, 3, 4), 0.9f, 1)]));
        Assert.That(decoder.NeedsSuppression, Is.False);
    }

    [Test]
    public void A_class_beyond_the_labels_is_refused() =>
        Assert.That(
            () => Decode(new YoloV10Decoder(Recipe, classes: 2), 0.5f, ([1, 1, 6], [1, 2, 3, 4, 0.9f, 2])),
            Throws.TypeOf<InferenceException>().With.Message.EqualTo("Output out tells of class 2, the manifest names 2."));

    [Test]
    public void YoloX_is_relative_to_its_cell()
    {
        // 4 x 2 cells of 16 pixels, then 2 x 1 of 32.
        var rows = new float[(8 + 2) * 6];
        Set(rows, 6 * 6, 0.25f, 0.5f, MathF.Log(2), 0, 0.9f, 0.8f);
        Set(rows, 9 * 6, 0, 0, 0, MathF.Log(0.5f), 1, 1);

        var found = Decode(new YoloXDecoder(Recipe, classes: 1), 0.5f, ([1, 10, 6], rows));

        // Cell 6 is (2, 1): centre (2.25 x 16, 1.5 x 16), 32 x 16 large. Cell 9 is (1, 0) of the second grid: (32, 0), 32 x 16 large.
        Assert.That(found.Select(one => Rounded(one.Box)), Is.EqualTo([(20, 16, 52, 32), (16, -8, 48, 8)]));
        Assert.That(found.Select(one => Math.Round(one.Score, 3)), Is.EqualTo([0.72, 1.0]));
    }

    [Test]
    public void Ssd_moves_priors_of_any_shape_and_leaves_the_background_out()
    {
        // 8 cells of two shapes, then 2 of one.
        var scores = new float[(16 + 2) * 3];
        var offsets = new float[(16 + 2) * 4];
        const int Prior = (5 * 2) + 0;
        Set(scores, Prior * 3, 0, 0, MathF.Log(6));
        Set(offsets, Prior * 4, 1, -1, MathF.Log(2) / 0.2f, 0);
        Set(scores, 17 * 3, 0, MathF.Log(3), 0);

        var found = Decode(new SsdDecoder(Recipe, classes: 2), 0.55f, ([1, 18, 3], scores), ([1, 18, 4], offsets));

        // Cell 5 is (1, 1): centre (24, 24), moved by a tenth of 10 x 20 to (25, 22), twice as wide as 10. Softmax of (1, 1, 6): 0.75.
        // The last prior is cell (1, 0) of stride 32: centre (48, 16), 64 x 16. Softmax of (1, 3, 1): 0.6.
        Assert.That(found.Select(one => (one.ClassIndex, Rounded(one.Box))), Is.EqualTo([(1, (15, 12, 35, 32)), (0, (16, 8, 80, 24))]));
        Assert.That(found.Select(one => Math.Round(one.Score, 3)), Is.EqualTo([0.75, 0.6]));
    }

    [Test]
    public void Detr_has_boxes_in_parts_of_the_input_and_a_class_for_nothing()
    {
        float[] scores = [MathF.Log(6), 0, 0, 0, 0, MathF.Log(6)];
        float[] boxes = [0.5f, 0.5f, 0.25f, 0.5f, 0.1f, 0.1f, 0.1f, 0.1f];

        var found = Decode(DetrDecoder.WithNothing(Recipe, classes: 2), 0.5f, ([1, 2, 3], scores), ([1, 2, 4], boxes));

        Assert.That(found.Select(one => (one.ClassIndex, Rounded(one.Box))), Is.EqualTo([(0, (24, 8, 40, 24))]));
        Assert.That((double)found[0].Score, Is.EqualTo(0.75).Within(1e-6));
    }

    [Test]
    public void RtDetr_takes_each_class_by_itself()
    {
        float[] scores = [MathF.Log(3), MathF.Log(9), -5, -5];
        float[] boxes = [0.5f, 0.5f, 0.25f, 0.5f, 0.1f, 0.1f, 0.1f, 0.1f];
        var decoder = DetrDecoder.WithoutNothing(Recipe, classes: 2);

        var found = Decode(decoder, 0.5f, ([1, 2, 2], scores), ([1, 2, 4], boxes));

        Assert.That(found.Select(one => (one.ClassIndex, Math.Round(one.Score, 3))), Is.EqualTo([(1, 0.9)]));
        Assert.That(decoder.NeedsSuppression, Is.False);
    }

    [Test]
    public void An_activation_of_the_manifest_is_taken()
    {
        var recipe = Recipe with { Activation = ScoreActivation.Sigmoid };
        float[] columns = [20, 10, 8, 4, MathF.Log(4)];

        var found = Decode(new YoloV8Decoder(recipe, classes: 1), 0.5f, ([1, 5, 1], columns));

        Assert.That((double)found.Single().Score, Is.EqualTo(0.8).Within(1e-6));
    }

    [Test]
    public void Boxes_that_are_none_are_left_out()
    {
        float[] columns = [20, float.NaN, 10, 10, float.PositiveInfinity, 8, 4, 4, 0.9f, 0.9f];

        Assert.That(Decode(new YoloV8Decoder(Recipe, classes: 1), 0.5f, ([1, 5, 2], columns)), Is.Empty);
    }

    [Test]
    public void Outputs_of_another_shape_are_refused()
    {
        (long[], float[]) odd = ([1, 11], new float[11]);

        Assert.That(() => Decode(new YoloV5Decoder(Recipe, 2), 0.5f, odd), Throws.TypeOf<InferenceException>());
        Assert.That(() => Decode(new YoloV8Decoder(Recipe, 2), 0.5f, odd), Throws.TypeOf<InferenceException>());
        Assert.That(() => Decode(new YoloV10Decoder(Recipe, 2), 0.5f, odd), Throws.TypeOf<InferenceException>());
        Assert.That(() => Decode(new YoloXDecoder(Recipe, 6), 0.5f, odd), Throws.TypeOf<InferenceException>());
        Assert.That(() => Decode(new SsdDecoder(Recipe, 2), 0.5f, odd, odd), Throws.TypeOf<InferenceException>());
        Assert.That(() => Decode(DetrDecoder.WithNothing(Recipe, 10), 0.5f, odd, odd), Throws.TypeOf<InferenceException>());
    }

    private static ObjectDetection[] Decode(IDetectionDecoder decoder, float threshold, params (long[] Shape, float[] Values)[] outputs)
    {
        using var buffers = new TensorBuffers();
        buffers.ReserveOutputs(new OutputShapes([.. outputs.Select(output => output.Shape)]), batch: 1);

        for (var i = 0; i < outputs.Length; i++)
        {
            buffers.CopyOutput(i, outputs[i].Values);
        }

        var candidates = new CandidateList();
        decoder.Decode(buffers, Size, threshold, candidates);
        return candidates.Items.ToArray();
    }

    private static void Set(float[] values, int at, params float[] some) => some.CopyTo(values, at);

    private static (int Left, int Top, int Right, int Bottom) Rounded(BoundingBox box) =>
        ((int)MathF.Round(box.Left), (int)MathF.Round(box.Top), (int)MathF.Round(box.Right), (int)MathF.Round(box.Bottom));
}
