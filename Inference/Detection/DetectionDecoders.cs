using LunaVideoAgent.Inference.Models;

namespace LunaVideoAgent.Inference.Detection;

/// <summary>Which decoder a manifest asks for.</summary>
internal static class DetectionDecoders
{
    public static IDetectionDecoder Create(InferenceModel model)
    {
        var recipe = model.Manifest.Decoder ?? throw new InferenceException($"{model.Key} is not a detector: its manifest has no decoder.");

        return recipe.Kind switch
        {
            DecoderKind.NanoDet => new NanoDetDecoder(recipe, model.Labels.Count),
            DecoderKind.UltraFace => new UltraFaceDecoder(recipe),
            _ => throw new InferenceException($"{model.Key} asks for the unknown decoder {recipe.Kind}."),
        };
    }
}
