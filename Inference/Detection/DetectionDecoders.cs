using LunaVideoAgent.Inference.Models;

namespace LunaVideoAgent.Inference.Detection;

/// <summary>Which decoder a manifest asks for.</summary>
internal static class DetectionDecoders
{
    public static IDetectionDecoder Create(InferenceModel model)
    {
        var recipe = model.Manifest.Decoder ?? throw new InferenceException($"{model.Key} is not a detector: its manifest has no decoder.");
        var classes = model.Labels.Count;

        return recipe.Kind switch
        {
            DecoderKind.NanoDet => new NanoDetDecoder(recipe, classes),
            DecoderKind.UltraFace => new UltraFaceDecoder(recipe),
            DecoderKind.YoloV5 => new YoloV5Decoder(recipe, classes),
            DecoderKind.YoloV8 => new YoloV8Decoder(recipe, classes),
            DecoderKind.YoloV10 => new YoloV10Decoder(recipe, classes),
            DecoderKind.YoloX => new YoloXDecoder(recipe, classes),
            DecoderKind.Ssd => new SsdDecoder(recipe, classes),
            DecoderKind.Detr => DetrDecoder.WithNothing(recipe, classes),
            DecoderKind.RtDetr => DetrDecoder.WithoutNothing(recipe, classes),
            _ => throw new InferenceException($"{model.Key} asks for the unknown decoder {recipe.Kind}."),
        };
    }
}
