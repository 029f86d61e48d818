using System.Globalization;
using LunaVideoAgent.Inference.Models;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace LunaVideoAgent.Inference.Detection;

/// <summary>Whether a network is what its manifest says: names, types and shapes of its tensors.</summary>
internal static class NetworkCheck
{
    /// <summary>The first difference, as a sentence; null where there is none.</summary>
    public static string? FirstFault(InferenceModel model, InferenceSession session, IReadOnlyList<OutputRule> outputs) =>
        InputFault(model, session.InputMetadata)
        ?? outputs.Select(rule => OutputFault(model, rule, session.OutputMetadata)).FirstOrDefault(fault => fault is not null);

    /// <summary>Whether it takes one picture at a time only.</summary>
    public static bool IsSingle(InferenceModel model, InferenceSession session) =>
        session.InputMetadata[model.Manifest.Input.Name].Dimensions is [1, ..];

    private static string? InputFault(InferenceModel model, IReadOnlyDictionary<string, NodeMetadata> inputs)
    {
        var input = model.Manifest.Input;

        if (!inputs.TryGetValue(input.Name, out var found))
        {
            return $"{model.Key} has no input {input.Name}: the network has {Names(inputs)}.";
        }

        if (inputs.Count > 1)
        {
            return $"{model.Key} has {inputs.Count} inputs, {Names(inputs)}: a network with one is needed.";
        }

        return IsOfPictures(model) ? PictureFault(model, found) : null;
    }

    private static string? PictureFault(InferenceModel model, NodeMetadata found)
    {
        var name = model.Manifest.Input.Name;
        var shape = found.Dimensions;

        if (found.ElementDataType != TensorElementType.Float || shape is not [_, 3 or < 1, _, _])
        {
            return $"{model.Key}: input {name} is {Describe(found)}, Float [batch, 3, height, width] is needed.";
        }

        if (shape[0] > 1)
        {
            return $"{model.Key}: input {name} is {Describe(found)}; its batch must be 1 or open.";
        }

        var sizing = model.Manifest.Input.Sizing!;
        var isFree = shape[2] < 1 && shape[3] < 1;
        var isSame = sizing.Fixed && shape[2] == sizing.ShorterSide && shape[3] == sizing.LongerSide;

        return isFree || isSame
            ? null
            : $"{model.Key}: input {name} is {Describe(found)}, so input.sizing needs \"fixed\": true, longer_side {Side(shape[3])} and "
                + $"shorter_side {Side(shape[2])}.";
    }

    private static string? OutputFault(InferenceModel model, OutputRule rule, IReadOnlyDictionary<string, NodeMetadata> outputs)
    {
        if (!outputs.TryGetValue(rule.Name, out var found))
        {
            return $"{model.Key} has no output {rule.Name}: the network has {Names(outputs)}.";
        }

        var isSame = found.ElementDataType == TensorElementType.Float && rule.Allows(found.Dimensions);

        return isSame || !IsOfPictures(model)
            ? null
            : $"{model.Key}: output {rule.Name} is {Describe(found)}, {Reader(model)} with {model.Labels.Count} classes needs "
                + $"Float {rule}.";
    }

    private static bool IsOfPictures(InferenceModel model) =>
        model.Manifest is { Decoder: not null } or { Classifier: not null } or { Face: not null };

    private static string Reader(InferenceModel model) => model.Manifest switch
    {
        { Decoder: { } decoder } => $"decoder {decoder.Kind.ToString().ToLowerInvariant()}",
        { Face: { } face } => $"a network for {face.Target}",
        _ => "a classifier",
    };

    private static string Names(IReadOnlyDictionary<string, NodeMetadata> tensors) =>
        string.Join(", ", tensors.Select(tensor => $"{tensor.Key} {Describe(tensor.Value)}"));

    private static string Describe(NodeMetadata tensor) =>
        $"{tensor.ElementDataType} [{string.Join(", ", tensor.Dimensions.Select(Side))}]";

    private static string Side(int dimension) => dimension < 1 ? "any" : dimension.ToString(CultureInfo.InvariantCulture);
}
