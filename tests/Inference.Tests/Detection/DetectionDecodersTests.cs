using LunaVideoAgent.Inference.Detection;
using LunaVideoAgent.Inference.Imaging;
using LunaVideoAgent.Inference.Models;

namespace LunaVideoAgent.Inference.Tests.Detection;

public sealed class DetectionDecodersTests
{
    private static readonly DecoderRecipe NanoDet =
        new() { Kind = DecoderKind.NanoDet, Strides = [8], Scores = ["s"], Boxes = ["b"], RegMax = 10 };

    private static readonly DecoderRecipe UltraFace = new()
    {
        Kind = DecoderKind.UltraFace,
        Strides = [8, 16],
        Scores = ["s"],
        Boxes = ["b"],
        PriorSizes = [[10, 16], [32]],
    };

    [Test]
    public void NanoDet_takes_the_mean_of_each_distance()
    {
        var grid = new CellGrid(new TensorSize(32, 16), 8);
        var scores = new float[grid.Cells * 3];
        var sides = new float[grid.Cells * 44];
        const int Cell = 6;
        scores[Cell * 3 + 2] = 0.8f;
        scores[Cell * 3 + 1] = 0.7f;
        SetDistance(sides.AsSpan(Cell * 44, 11), 1);
        SetDistance(sides.AsSpan(Cell * 44 + 11, 11), 2);
        SetDistance(sides.AsSpan(Cell * 44 + 22, 11), 3);

        var candidates = new CandidateList();
        new NanoDetDecoder(NanoDet, classes: 3).DecodeGrid(grid, scores, sides, threshold: 0.5f, candidates);

        // Cell 6 is the third of the second row: its centre is (20, 12). The fourth side is flat: the mean of 0 to 10 is 5.
        var found = candidates.Items.ToArray().Single();
        Assert.That((found.ClassIndex, found.Score), Is.EqualTo((2, 0.8f)));
        Assert.That((double)found.Box.Left, Is.EqualTo(12).Within(1e-3));
        Assert.That((double)found.Box.Top, Is.EqualTo(-4).Within(1e-3));
        Assert.That((double)found.Box.Right, Is.EqualTo(44).Within(1e-3));
        Assert.That((double)found.Box.Bottom, Is.EqualTo(52).Within(1e-3));
    }

    [Test]
    public void A_score_at_the_threshold_is_kept_and_one_below_is_not()
    {
        var grid = new CellGrid(new TensorSize(16, 8), 8);
        var candidates = new CandidateList();

        new NanoDetDecoder(NanoDet, classes: 1).DecodeGrid(grid, [0.5f, 0.49f], new float[2 * 44], threshold: 0.5f, candidates);

        Assert.That(candidates.Items.ToArray().Select(found => found.Score), Is.EqualTo([0.5f]));
    }

    [Test]
    public void UltraFace_moves_and_scales_the_prior_box()
    {
        var decoder = new UltraFaceDecoder(UltraFace);
        var priors = 4 * 3 * 2 + 2 * 2;
        var scores = new float[priors * 2];
        var offsets = new float[priors * 4];
        const int Prior = (4 + 2) * 2 + 1;
        scores[Prior * 2 + 1] = 0.9f;
        offsets[Prior * 4] = 1;
        offsets[Prior * 4 + 1] = -1;
        offsets[Prior * 4 + 2] = MathF.Log(2) / 0.2f;
        var candidates = new CandidateList();

        decoder.Decode(new TensorSize(32, 20), scores, offsets, threshold: 0.5f, candidates);

        // The third cell of the second of three rows, the prior of 16: centre (20, 10) moved by a tenth of 16, twice as wide.
        var box = candidates.Items.ToArray().Single().Box;
        Assert.That((double)box.CenterX, Is.EqualTo(21.6).Within(1e-3));
        Assert.That((double)box.CenterY, Is.EqualTo(8.4).Within(1e-3));
        Assert.That((double)box.Width, Is.EqualTo(32).Within(1e-3));
        Assert.That((double)box.Height, Is.EqualTo(16).Within(1e-3));
    }

    [Test]
    public void Outputs_of_another_shape_are_refused()
    {
        using var outputs = new TensorBuffers();
        outputs.ReserveOutputs(new OutputShapes([[1, 7, 2], [1, 7, 4]]), batch: 1);

        Assert.That(
            () => new UltraFaceDecoder(UltraFace).Decode(outputs, new TensorSize(32, 32), 0.5f, new CandidateList()),
            Throws.TypeOf<InferenceException>());
        Assert.That(
            () => new NanoDetDecoder(NanoDet, classes: 3).Decode(outputs, new TensorSize(32, 32), 0.5f, new CandidateList()),
            Throws.TypeOf<InferenceException>());
    }

    [Test]
    public void Vectors_see_a_score_at_every_place_like_the_reference()
    {
        for (var length = 0; length <= 40; length++)
        {
            for (var place = -1; place < length; place++)
            {
                var scores = new float[length];
                Array.Fill(scores, float.NaN);

                if (place >= 0)
                {
                    scores[place] = 0.5f;
                }

                Assert.That(ScoreScan.AnyAtLeast(scores, 0.5f), Is.EqualTo(ScoreScan.AnyAtLeastScalar(scores, 0.5f)));
                Assert.That(ScoreScan.AnyAtLeast(scores, 0.5f), Is.EqualTo(place >= 0));
            }
        }
    }

    private static void SetDistance(Span<float> logits, int strides)
    {
        logits.Fill(-50);
        logits[strides] = 50;
    }
}
