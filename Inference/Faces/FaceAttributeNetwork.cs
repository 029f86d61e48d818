using System.Numerics;
using LunaVideoAgent.Inference.Detection;
using LunaVideoAgent.Inference.Imaging;
using LunaVideoAgent.Inference.Models;

namespace LunaVideoAgent.Inference.Faces;

/// <summary>One network of the model folders that tells something of faces: cuts the face out as its manifest says, and asks it.</summary>
internal sealed class FaceAttributeNetwork(InferenceModel model, InferenceEngine engine)
{
    private readonly FaceRecipe _recipe = model.Manifest.Face!;
    private readonly LetterboxFormat _format = model.Manifest.Input.ToFormat();
    private readonly int _side = model.Manifest.Input.Sizing!.LongerSide;

    /// <summary>Which model it is.</summary>
    public string Fingerprint => model.Fingerprint;

    /// <summary>The outputs that are read of such a model.</summary>
    public static IReadOnlyList<OutputRule> OutputsOf(InferenceModel model)
    {
        var face = model.Manifest.Face!;
        int? length = face.IsDescriptor ? null : model.Labels.Count;
        return [new OutputRule(face.Output, length)];
    }

    /// <summary>Asks it of one face, whose box and 68 points are in pixels of the frame.</summary>
    public async ValueTask<FaceAttribute> ReadAsync(
        FacePatch patch, BoundingBox box, IReadOnlyList<Vector2> points, CancellationToken cancellationToken)
    {
        var slot = engine.TryRent() ?? await engine.RentAsync(cancellationToken).ConfigureAwait(false);

        try
        {
            var place = _recipe.Crop is FaceCrop.Aligned ? ChipAlignment.ToFrame(points, _side) : Square(box);
            var tensor = slot.Prepare(new TensorSize(_side, _side));
            patch.Sample(place, _side, tensor);
            Normalise(tensor[..(3 * _side * _side)], _format);
            await engine.RunAsync(slot, cancellationToken).ConfigureAwait(false);
            return Read(slot.Output(0));
        }
        finally
        {
            engine.Return(slot);
        }
    }

    /// <summary>Planes of red, green and blue from 0 to 255 become what a network wants.</summary>
    internal static void Normalise(Span<float> tensor, LetterboxFormat format)
    {
        var plane = tensor.Length / 3;
        var first = tensor[..plane];
        var second = tensor.Slice(plane, plane);
        var third = tensor[(2 * plane)..];

        if (format.Order is ChannelOrder.Bgr)
        {
            for (var i = 0; i < plane; i++)
            {
                (first[i], third[i]) = (third[i], first[i]);
            }
        }

        Scale(first, format.Mean.First, format.Deviation.First);
        Scale(second, format.Mean.Second, format.Deviation.Second);
        Scale(third, format.Mean.Third, format.Deviation.Third);
    }

    private static void Scale(Span<float> plane, float mean, float deviation)
    {
        foreach (ref var sample in plane)
        {
            sample = (sample - mean) / deviation;
        }
    }

    private FaceAttribute Read(ReadOnlySpan<float> output) => _recipe.IsDescriptor
        ? new FaceAttribute(_recipe.Target, [], output.ToArray(), _recipe.Version)
        : new FaceAttribute(_recipe.Target, model.Labels, ObjectClassifier.Activate(output, _recipe.Activation), _recipe.Version);

    private Similarity Square(in BoundingBox box)
    {
        var scale = (1 + 2 * _recipe.Margin) * Math.Max(box.Width, box.Height) / _side;
        var half = scale * _side / 2;
        return new Similarity(scale, 0, box.CenterX - half, box.CenterY - half);
    }
}
