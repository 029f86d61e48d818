using System.Numerics;
using LunaVideoAgent.Inference.Detection;
using LunaVideoAgent.Inference.Imaging;
using LunaVideoAgent.Inference.Media;

namespace LunaVideoAgent.Inference.Faces;

/// <summary>The networks for faces of a process.</summary>
public sealed class FaceNetworks(InferenceRuntime runtime) : IFaceNetworks
{
    private const string DetectorModel = "face-ultraface";
    private const string PointsModel = "face-landmarks68";
    private const string AttributesModel = "face-age-gender";
    private const int Side = 112;

    private static readonly string[] PointsOutputs = ["landmarks"];
    private static readonly string[] AttributesOutputs = ["age", "gender"];

    /// <inheritdoc/>
    public IObjectDetector Detector => runtime.Detector(DetectorModel);

    /// <inheritdoc/>
    public async ValueTask<FaceReading?> ReadAsync(
        Frame frame, ObjectDetection face, FaceQuestions questions, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(frame);

        using var patch = FacePatch.Read(frame, face.Box);

        if (patch is null)
        {
            return null;
        }

        var (width, height) = (frame.Width, frame.Height);
        var reading = await ReadPointsAsync(patch, face, new TensorSize(width, height), cancellationToken).ConfigureAwait(false);
        reading = questions.AgeAndGender ? await AddAgeAsync(patch, reading, cancellationToken).ConfigureAwait(false) : reading;
        return await AskAsync(patch, face.Box, reading, questions.Targets, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<FaceReading> AskAsync(
        FacePatch patch, BoundingBox box, FaceReading reading, IReadOnlyList<string> targets, CancellationToken cancellationToken)
    {
        if (targets.Count == 0)
        {
            return reading;
        }

        var attributes = new List<FaceAttribute>(targets.Count);

        foreach (var target in targets)
        {
            if (runtime.FaceNetwork(target) is { } network)
            {
                attributes.Add(await network.ReadAsync(patch, box, reading.Points, cancellationToken).ConfigureAwait(false));
            }
        }

        return reading with { Attributes = attributes };
    }

    private async ValueTask<FaceReading> ReadPointsAsync(
        FacePatch patch, ObjectDetection face, TensorSize frame, CancellationToken cancellationToken)
    {
        var engine = runtime.Engine(PointsModel, PointsOutputs);
        var slot = engine.TryRent() ?? await engine.RentAsync(cancellationToken).ConfigureAwait(false);

        try
        {
            // The square of the box's longer side about its middle.
            var scale = Math.Max(face.Box.Width, face.Box.Height) / Side;
            var half = scale * Side / 2;
            var square = new Similarity(scale, 0, face.Box.CenterX - half, face.Box.CenterY - half);
            patch.Sample(square, Side, slot.Prepare(new TensorSize(Side, Side)));
            await engine.RunAsync(slot, cancellationToken).ConfigureAwait(false);

            var points = ToPoints(slot.Output(0), square);
            var pose = HeadPoseSolver.Solve(points, frame.Width, frame.Height);
            var smaller = Math.Min(face.Box.Width, face.Box.Height);
            return new FaceReading
            {
                Points = points,
                Pose = pose,
                Quality = FaceQuality.Score(face.Score, smaller, pose, slot.Input, Side),
            };
        }
        finally
        {
            engine.Return(slot);
        }
    }

    private async ValueTask<FaceReading> AddAgeAsync(FacePatch patch, FaceReading reading, CancellationToken cancellationToken)
    {
        var engine = runtime.Engine(AttributesModel, AttributesOutputs);
        var slot = engine.TryRent() ?? await engine.RentAsync(cancellationToken).ConfigureAwait(false);

        try
        {
            patch.Sample(ChipAlignment.ToFrame(reading.Points, Side), Side, slot.Prepare(new TensorSize(Side, Side)));
            await engine.RunAsync(slot, cancellationToken).ConfigureAwait(false);
            return reading with { Age = slot.Output(0)[0], MaleProbability = slot.Output(1)[0] };
        }
        finally
        {
            engine.Return(slot);
        }
    }

    private static Vector2[] ToPoints(ReadOnlySpan<float> output, in Similarity square)
    {
        var points = new Vector2[FacePoints.Count];

        for (var i = 0; i < points.Length; i++)
        {
            points[i] = square.Apply(new Vector2(output[2 * i], output[2 * i + 1]) * Side);
        }

        return points;
    }
}
